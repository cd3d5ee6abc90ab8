// What is up to date: remembers from which recipe each output was made, and what came out.
import { basename, join } from 'node:path';
import { bundledFile } from '../node/bundled.js';
import { FileHashes, type HashedFile, hashText } from './disk/hashes.js';
import { readState, writeState } from './disk/state-file.js';
import { systemFontsAsked } from './fonts-asked.js';
import type { Manifest } from './manifest.js';
import type { Job } from './plan.js';

const VERSION = 1;

interface MadeFrom {
  readonly recipe: string;
  /** Path below the output folder, and hash, of each file. */
  readonly files: readonly (readonly [path: string, hash: string])[];
}

interface Remembered {
  readonly version: number;
  readonly made: Readonly<Record<string, MadeFrom>>;
  readonly hashes: readonly (readonly [path: string, file: HashedFile])[];
}

const isPair = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'string';
const isMade = (value: Partial<MadeFrom> | null): boolean =>
  typeof value?.recipe === 'string' && Array.isArray(value.files) && value.files.every(isPair);

/** What somebody else wrote, or another version, is not trusted to have the right shape. */
function isRemembered(state: unknown): state is Remembered {
  const { version, made, hashes } = (state ?? {}) as Partial<Remembered>;
  if (version !== VERSION || typeof made !== 'object' || !Array.isArray(hashes)) return false;
  return hashes.every(isPair) && Object.values(made ?? {}).every(isMade);
}

function castkitVersion(): string {
  return (JSON.parse(new TextDecoder().decode(bundledFile('package.json'))) as { version: string }).version;
}

/** The same text for the same value, whatever the order its keys were written in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export class BuildState {
  readonly #file: string | undefined;
  readonly #output: string;
  readonly #made: Map<string, MadeFrom>;
  readonly #hashes: FileHashes;
  readonly #fontsAsked = systemFontsAsked();
  readonly #version = castkitVersion();

  constructor({ file, folder, output }: Manifest) {
    this.#file = file === undefined ? undefined : join(folder, '.castkit', `${basename(file)}.json`);
    this.#output = output;
    const { state, written } = this.#read();
    this.#made = new Map(Object.entries(state?.made ?? {}));
    this.#hashes = new FileHashes(state?.hashes ?? [], written);
  }

  #read(): { state?: Remembered; written: bigint } {
    const { state, written } = (this.#file === undefined ? undefined : readState(this.#file)) ?? { written: 0n };
    return isRemembered(state) ? { state, written } : { written };
  }

  /**
   * A hash of all that an output follows from: recording, edits, options, the files and fonts they name, castkit's version.
   * @throws CastError for a file that cannot be read
   */
  async recipe({ input, format, edits, secrets = 'ignore', reading, options, files }: Job): Promise<string> {
    const contents: (string | undefined)[] = [];
    for (const file of [...files, ...(await this.#fontsAsked(options))]) contents.push(await this.#hashes.hashOf(file));
    return hashText(
      canonical({
        version: this.#version,
        cast: await this.#hashes.hashOf(input),
        format,
        edits: edits.map(({ timeline, steps }) => ({
          timeline,
          steps: steps.map(({ name, given }) => ({ name, given })),
        })),
        ...(secrets !== 'ignore' && { secrets }),
        reading,
        options,
        contents,
      }),
    );
  }

  /** The files of an output that is as its recipe makes it; undefined where it has to be made. */
  async currentFiles({ output }: Job, recipe: string): Promise<string[] | undefined> {
    const made = this.#made.get(output);
    if (made?.recipe !== recipe) return undefined;
    const paths = made.files.map(([path]) => path);
    for (const [path, hash] of made.files) {
      if ((await this.#hashes.hashOf(join(this.#output, path))) !== hash) return undefined;
    }
    return paths;
  }

  remember({ output }: Job, made: MadeFrom): void {
    this.#made.set(output, made);
    for (const [path, hash] of made.files) this.#hashes.learn(join(this.#output, path), hash);
  }

  /**
   * Keeps what is known of `mine`, and what others have written down of the rest of `all`; nothing of jobs that there were once.
   * @throws CastError if the disk refuses
   */
  save(mine: readonly Job[], all: readonly Job[]): void {
    if (this.#file === undefined) return;
    const others = this.#read().state?.made ?? {};
    const own = new Set(mine.map(({ output }) => output));
    const made = all.flatMap(({ output }) => {
      const known = own.has(output) ? this.#made.get(output) : others[output];
      return known ? [[output, known] as const] : [];
    });
    writeState(this.#file, { version: VERSION, made: Object.fromEntries(made), hashes: this.#hashes.seen() });
  }
}
