// What a manifest says, once it has been read and checked. Reading is read-manifest.ts, what follows from it plan.ts.
import type { EditList } from '../core/edit/plan/edit-list.js';
import type { FormatName } from './formats.js';

/** One value for an option, and where it was written: `castkit.yaml:4:7`. */
export interface Setting {
  readonly value: unknown;
  readonly where: string;
}

/** Options by their key, as given; what they are worth for a format is options.ts's. */
export type Settings = ReadonlyMap<string, Setting>;

export interface InputPattern {
  /** A path or a glob; one that begins with `!` takes out. */
  readonly pattern: string;
  readonly where: string;
}

export interface OutputRule {
  /** Name of the file, with `{name}` and the like in it. */
  readonly template: string;
  readonly format: FormatName;
  readonly settings: Settings;
  /** Themes, one file each; empty for whatever the settings say. */
  readonly themes: readonly Setting[];
  /** What is done after the edits of the recording. */
  readonly edits: EditList;
  readonly where: string;
}

/** What is different for some recordings. */
export interface Override {
  readonly pattern: string;
  readonly settings: Settings;
  /** Instead of those of all; absent where they stay. */
  readonly edits?: EditList;
  readonly outputs?: readonly OutputRule[];
  readonly where: string;
}

export interface Manifest {
  /** For messages. */
  readonly name: string;
  /** Its absolute path; absent for one that is no file. */
  readonly file?: string;
  /** Absolute; what the manifest names is relative to it. */
  readonly folder: string;
  /** Absolute; no output lies outside. */
  readonly output: string;
  readonly inputs: readonly InputPattern[];
  /** Files that tapes among the inputs follow from. */
  readonly depends: readonly InputPattern[];
  readonly edits: EditList;
  readonly settings: Settings;
  /** For one format only. */
  readonly formats: ReadonlyMap<string, Settings>;
  readonly outputs: readonly OutputRule[];
  readonly overrides: readonly Override[];
  /** Declared by it, by name. */
  readonly presets: ReadonlyMap<string, Settings>;
}
