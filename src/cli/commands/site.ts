// castkit site.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CastError } from '../../core/errors.js';
import {
  type GalleryEntry,
  inputOptions,
  loadCast,
  type PageFile,
  siteIndex,
  siteOptions,
  siteRecording,
} from '../../index.js';
import type { CommandBody, Context } from '../command.js';
import { withFolder } from '../folder.js';

/** What was made of which recording, so that only what has changed is made anew. */
const STATE = '.castkit-site.json';
const RECORDING = /\.(?:cast|cast\.gz|cast\.zst)$/i;

type Made = Record<string, { key: string; entry: GalleryEntry }>;

export const siteCommand: CommandBody<typeof siteOptions> = {
  positionals: [{ name: 'input', help: 'recordings, or folders of them', many: true }],
  options: siteOptions,
  reading: inputOptions,
  product: { extension: 'site', noun: 'a site', binary: true, beside: true, shape: () => 'folder' },
  examples: [
    { command: 'castkit site recordings -o public', does: 'an index and a page for each, for any web host' },
    { command: 'castkit site demo.cast -o public --title "Our demos"', does: 'with a title' },
    { command: 'castkit site recordings -o public --url https://demos.example.com', does: 'with previews and oEmbed' },
  ],
  async run(context) {
    const { inputs, place, report } = context;
    const folder = place.file ?? 'site';
    const named = namesFor(inputs.flatMap(recordingsIn));
    const shown = await withFolder(folder, () => fill(context, folder, named));
    report.note(`${folder}  ${named.size} ${named.size === 1 ? 'recording' : 'recordings'}, ${shown} made anew`);
  },
};

/** A recording, or all of a folder and those in it. @throws CastError for a folder without any */
function recordingsIn(input: string): string[] {
  if (!statSync(input, { throwIfNoEntry: false })?.isDirectory()) return [input];
  const found = readdirSync(input, { recursive: true, encoding: 'utf8' })
    .filter((name) => RECORDING.test(name))
    .sort();
  if (found.length === 0)
    throw new CastError({ file: input }, 'expected recordings (*.cast) in this folder, found none');
  return found.map((name) => join(input, name));
}

/** Names of pages, each once, of letters that every host takes. */
function namesFor(paths: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const path of new Set(paths)) {
    const plain =
      basename(path)
        .replace(RECORDING, '')
        .replace(/[^\w.-]+/g, '-')
        .replace(/^[.-]+/, '') || 'recording';
    let name = plain;
    for (let n = 2; names.has(name) || name === 'index'; n++) name = `${plain}-${n}`;
    names.set(name, path);
  }
  return names;
}

function madeBefore(folder: string): Made {
  try {
    return JSON.parse(readFileSync(join(folder, STATE), 'utf8')) as Made;
  } catch {
    return {};
  }
}

/** Gives how many recordings had to be made. */
async function fill(
  context: Context<typeof siteOptions>,
  folder: string,
  named: ReadonlyMap<string, string>,
): Promise<number> {
  const { given, reading, warn, report } = context;
  const before = madeBefore(folder);
  const made: Made = {};
  const shared = siteIndex([], given);
  const surroundings = JSON.stringify([given, reading, shared.map(({ name }) => name)]);
  let count = 0;
  for (const [name, path] of named) {
    report.progress({ share: Object.keys(made).length / named.size, frames: count });
    const key = keyOf(path, surroundings);
    const known = before[name];
    if (known?.key === key && existsSync(join(folder, `${name}.html`))) {
      made[name] = known;
      continue;
    }
    try {
      const { entry, files } = await siteRecording(await loadCast(path, { ...reading, warn }), name, given, { warn });
      await writeAll(context, folder, files);
      made[name] = { key, entry };
      count++;
    } catch (error) {
      // One that cannot be read leaves the others alone.
      if (!(error instanceof CastError) || named.size === 1) throw error;
      report.unmet(error.message);
    }
  }
  const index = siteIndex(
    Object.values(made).map(({ entry }) => entry),
    given,
  );
  await writeAll(context, folder, [...index, { name: STATE, text: `${JSON.stringify(made)}\n` }]);
  return count;
}

/** What is not a file has no key: it is read anew every time. */
function keyOf(path: string, surroundings: string): string {
  const content = existsSync(path) ? readFileSync(path) : String(process.hrtime.bigint());
  return createHash('sha256').update(surroundings).update(content).digest('hex');
}

const writeAll = ({ writeTogether }: Context<typeof siteOptions>, folder: string, files: readonly PageFile[]) =>
  writeTogether(async (write) => {
    for (const { name, text } of files) await write({ file: join(folder, name) }, [text]);
  });
