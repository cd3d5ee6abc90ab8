// Opens the user's fonts, each once, with whichever reader does.
import type { Warn } from '../../errors.js';
import type { SfntFont } from '../opentype/sfnt.js';
import { type FamilyMember, notAFont } from './catalogue.js';
import { type Cut, regularCut } from './family.js';
import { type FontkitReader, loadFontkit } from './fontkit-font.js';
import { plainFont, unpackedFont } from './unpack.js';
import { openUserFont } from './user-font.js';

/** Owns what it has read. */
export class Opener {
  readonly #files = new Map<string, Uint8Array>();
  readonly #fonts = new Map<string, SfntFont | undefined>();
  #fontkit: FontkitReader | undefined;

  /** @param given files that must be good; others are left out with a warning */
  constructor(
    private readonly given: ReadonlySet<string>,
    private readonly warn: Warn,
  ) {}

  /** Unpacks the files of a family, and calls fontkit in if our own reader does not do for its regular face. */
  async prepare(members: readonly FamilyMember[]): Promise<void> {
    for (const { entry } of members) await this.#unpack(entry.path);
    if (!this.#fontkit) await this.#callInFor(regularCut(members));
  }

  /** What is broken is told of when it is opened. */
  async #unpack(path: string): Promise<void> {
    const bytes = this.#files.has(path) ? undefined : await unpackedFont(path).catch(() => undefined);
    if (bytes) this.#files.set(path, bytes);
  }

  async #callInFor(cut: Cut): Promise<void> {
    try {
      if (cut.coordinates.size > 0) throw new RangeError('it is variable');
      this.#read(cut);
    } catch {
      this.#fontkit = await loadFontkit();
    }
  }

  /** @throws CastError for a file that was given and cannot be read */
  readonly open = (cut: Cut): SfntFont | undefined => {
    const { path, index } = cut.member.entry;
    const key = JSON.stringify([path, index, ...cut.coordinates]);
    if (!this.#fonts.has(key)) this.#fonts.set(key, this.#readOrTell(cut));
    return this.#fonts.get(key);
  };

  #readOrTell(cut: Cut): SfntFont | undefined {
    const { path } = cut.member.entry;
    try {
      return this.#read(cut);
    } catch (error) {
      const told = notAFont(path, error);
      if (this.given.has(path)) throw told;
      this.warn(`${told.message}; left out`);
      return undefined;
    }
  }

  #read({ member, coordinates }: Cut): SfntFont {
    const { path, index } = member.entry;
    const bytes = this.#files.get(path) ?? plainFont(path);
    this.#files.set(path, bytes);
    return openUserFont({ bytes, index, coordinates }, this.#fontkit);
  }
}
