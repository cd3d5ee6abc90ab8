// The manifest that `castkit init` writes: what there is, and in comments what could be.
import { posix, resolve } from 'node:path';
import { recordingsIn } from './disk/inputs.js';

const PATTERN = '*.{cast,cast.gz,cast.zst}';

/** In double quotes where YAML would read something else. */
const scalar = (text: string): string => (/^[\w./][\w./-]*$/.test(text) ? text : JSON.stringify(text));

const counted = (count: number): string => (count === 1 ? '1 recording' : `${count} recordings`);

/** A pattern for each folder that has recordings, so that those which are added later belong to it too. */
function inputLines(recordings: readonly string[]): string[] {
  if (recordings.length === 0) return ['  - recordings/**/*.cast  # none was found yet'];
  const folders = new Map<string, string[]>();
  for (const path of recordings) folders.set(posix.dirname(path), [...(folders.get(posix.dirname(path)) ?? []), path]);
  return [...folders].map(([folder, paths]) => {
    const packed = paths.some((path) => !path.endsWith('.cast'));
    // A folder whose name a pattern would take for its own stands for the recordings in it.
    const input = /[\\*?[\]{}()!+@]/.test(folder) ? `${folder}/` : posix.join(folder, packed ? PATTERN : '*.cast');
    return `  - ${JSON.stringify(input)}  # ${counted(paths.length)}`;
  });
}

/** A commented manifest for these recordings, paths relative to where it will lie. */
function starterText(recordings: readonly string[]): string {
  const example = scalar(recordings[0] ?? 'recordings/demo.cast');
  return `# What "castkit build" makes of which recordings. Paths are relative to this file.
# yaml-language-server: $schema=./node_modules/castkit/assets/castkit.schema.json

# Paths and patterns; one that begins with ! takes out.
inputs:
${inputLines(recordings).join('\n')}

# What is made of each of them. {name} is the recording's name without .cast, {dir} its folder; there are also {ext}, {theme}
# and {marker}.
outputs:
  - '{dir}/{name}.gif'
  # - '{dir}/{name}.svg'
  # - file: '{dir}/{name}-{theme}.gif'
  #   theme: [castkit-light, castkit-dark]
  # - file: '{dir}/{name}-{marker}.png'
  #   at: markers

# The folder that outputs are in, if not this one.
# output: docs/images

# Options for all outputs, as "castkit gif --help" and the others list them.
# defaults:
#   theme: nord
#   font-size: 18
#   idle-time-limit: 2

# Edits before anything is made, in this order.
# edits:
#   - trim: { start: 1, end: -1s }
#   - speed: { factor: 1.5 }

# What is different for some recordings.
# overrides:
#   ${example}:
#     speed: 2
`;
}

/** The same for what is found in a folder and those in it. */
export const starterManifest = async (folder: string): Promise<string> =>
  starterText(await recordingsIn(resolve(folder)));
