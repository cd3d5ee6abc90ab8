// From a manifest's text, or a plain object of the same shape, to a Manifest. Says of everything wrong where it stands.
import { basename, dirname, resolve } from 'node:path';
import type { EditList } from '../core/edit/plan/edit-list.js';
import { readEditList } from '../core/edit/plan/read-list.js';
import { nearest } from '../core/options/nearest.js';
import { type Locate, type Path, Piece, readPiece } from '../core/options/piece.js';
import { isUrl } from '../core/options/source-name.js';
import { readYaml } from '../core/options/yaml.js';
import { presets as ownPresets } from '../core/theme/presets.js';
import { readTextFile } from './disk/text.js';
import { type FormatName, formatNames, formatOfName, formats, isFormat } from './formats.js';
import type { InputPattern, Manifest, OutputRule, Override, Setting, Settings } from './manifest.js';
import { checkPiece, everyFlag, isOption, meantBy, optionFlags, optionsOf } from './options.js';
import { namesPreset } from './presets.js';

/**
 * A manifest as a plain object: the same keys as in YAML. The JSON Schema that ships tells their shapes.
 * @example
 * const manifest: ManifestGiven = { inputs: '*.cast', outputs: ['{name}.gif', '{name}.svg'], defaults: { theme: 'nord' } };
 */
export type ManifestGiven = Readonly<Record<string, unknown>>;

const MANIFEST_KEYS = [
  'inputs',
  'depends',
  'output',
  'outputs',
  'edits',
  'timeline',
  'defaults',
  'overrides',
  'presets',
];
const OUTPUT_KEYS = ['file', 'format', 'theme', 'edits', 'timeline'];
const OVERRIDE_KEYS = ['edits', 'timeline', 'outputs'];

/**
 * Reads a manifest file.
 * @throws CastError if there is none that can be read; UsageError for what is wrong in it, with line and column
 */
export function readManifest(file: string): Manifest {
  const { value, locate } = readYaml(readTextFile(file), file);
  return checkManifest(new Piece(value, [], locate), {
    name: file,
    file: resolve(file),
    folder: dirname(resolve(file)),
  });
}

/**
 * Takes a manifest that is an object; what it names is relative to `folder`.
 * @throws UsageError for what is wrong in it
 */
export function manifestOf(given: ManifestGiven, folder = ''): Manifest {
  const name = 'manifest';
  const locate: Locate = (path) => [name, pathWords(path)].filter((word) => word !== '').join(' ');
  return checkManifest(new Piece(given, [], locate), { name, folder: resolve(folder) });
}

const pathWords = (path: Path): string => path.join('.');

function checkManifest(top: Piece, source: Pick<Manifest, 'name' | 'folder'> & { file?: string }): Manifest {
  const parts = new Map(top.entries('a manifest: a mapping with inputs and outputs'));
  const part = (key: string): Piece => parts.get(key) ?? new Piece(undefined, [], () => source.name);
  for (const [key, piece] of parts) refuseUnknown(key, piece);
  const declared = part('presets').entries('presets by their names');
  const names = new Set(declared.map(([name]) => name));
  const outputs = part('outputs')
    .list()
    .flatMap((piece) => readOutputs(piece, names));
  const inputs = part('inputs').list().map(readInput);
  for (const [key, list] of Object.entries({ inputs, outputs })) {
    if (list.length === 0) throw top.error(`expected ${key}: a list of at least one of them, found none`);
  }
  // What stands beside the keys of a manifest is configuration, which a default goes before.
  const loose = [...parts].filter(([key]) => !MANIFEST_KEYS.includes(key) && isOption(key));
  const sections = [...parts].filter(([key, { value }]) => isFormat(key) && typeof value === 'object');
  return {
    ...source,
    output: resolve(source.folder, parts.has('output') ? part('output').text('a folder') : '.'),
    inputs,
    depends: part('depends').list().map(readInput),
    edits: readEdits(parts),
    settings: new Map([
      ...readSettings(loose, names),
      ...readSettings(part('defaults').entries('a mapping of options'), names),
    ]),
    formats: new Map(
      sections.map(([key, piece]) => [key, settingsOf(key as FormatName, piece.entries('options'), names)]),
    ),
    outputs,
    overrides: part('overrides')
      .entries('a mapping of recordings to what is different for them')
      .map(([pattern, piece]) => readOverride(pattern, piece, names)),
    presets: new Map(declared.map(([name, piece]) => [name, readPreset(name, piece, names)])),
  };
}

/** Keys that are no manifest's are configuration files' business, unless one was meant. */
function refuseUnknown(key: string, piece: Piece): void {
  if (MANIFEST_KEYS.includes(key) || isOption(key) || isFormat(key)) return;
  if (nearest(key, MANIFEST_KEYS)) throw piece.unknown('key', MANIFEST_KEYS);
}

function readInput(piece: Piece): InputPattern {
  const pattern = piece.text('a path or a pattern of recordings');
  if (isUrl(pattern.replace(/^!/, ''))) throw piece.wrong('a path or a pattern: a build reads no URLs');
  return { pattern, where: piece.where };
}

/** Those that the manifest declares. */
type PresetNames = ReadonlySet<string>;

function readPreset(name: string, piece: Piece, presets: PresetNames): Settings {
  if (Object.hasOwn(ownPresets, name)) throw piece.error(`the preset ${name} is castkit's own: expected another name`);
  return readSettings(piece.entries('options by their names'), presets);
}

/** Options of whatever format, checked; each is for the formats that have it. */
function readSettings(entries: readonly [string, Piece][], presets: PresetNames): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const [name, piece] of entries) {
    const meant = meantBy(name);
    if (!meant) throw piece.unknown('option', everyFlag());
    if (!namesPreset(meant.key, piece, presets)) checkPiece(meant.key, piece);
    settings.set(meant.key, { value: meant.negated ? piece.value === false : piece.value, where: piece.where });
  }
  return settings;
}

/** The edits of a part of the manifest, on the timeline that it names beside them. */
const readEdits = (parts: ReadonlyMap<string, Piece>): EditList =>
  readEditList(parts.get('edits') ?? new Piece(undefined, [], () => ''), parts.get('timeline'), 'result');

/** One output, or one for each of its formats. */
function readOutputs(piece: Piece, presets: PresetNames): OutputRule[] {
  const parts = new Map(typeof piece.value === 'string' ? [] : piece.entries('a file name or a mapping'));
  const file = typeof piece.value === 'string' ? piece : parts.get('file');
  if (!file) throw piece.error('expected file: the name of the output, found none');
  const template = file.text('a file name');
  const names = parts.get('format')?.list().map(readFormat) ?? [formatOfFile(file, template)];
  const options = [...parts].filter(([key]) => !OUTPUT_KEYS.includes(key));
  const theme = parts.get('theme');
  return names.map((format) => ({
    template,
    format,
    ...withThemes(settingsOf(format, options, presets), theme ? readThemes(format, theme) : []),
    edits: readEdits(parts),
    where: file.where,
  }));
}

function readFormat(piece: Piece): FormatName {
  const name = piece.text('a format');
  if (isFormat(name)) return name;
  const close = nearest(name, formatNames);
  throw piece.error(
    `expected one of ${formatNames.join(', ')}, found ${JSON.stringify(name)}${close ? `. Did you mean ${close}?` : ''}`,
  );
}

function formatOfFile(piece: Piece, template: string): FormatName {
  const format = formatOfName(template);
  if (format) return format;
  throw piece.wrong(
    `a name ending in ${['.gif', '.svg', '.png'].join(', ')} or that of another format, or a format beside it`,
  );
}

function settingsOf(format: FormatName, entries: readonly [string, Piece][], presets: PresetNames): Settings {
  const options = optionsOf(formats[format]);
  const settings = new Map<string, Setting>();
  for (const [name, piece] of entries) {
    const meant = meantBy(name, options);
    if (!meant) throw piece.unknown(`option of ${format}`, [...optionFlags(options), ...OUTPUT_KEYS]);
    const value = namesPreset(meant.key, piece, presets) ? piece.value : readPiece(options[meant.key]!, piece);
    settings.set(meant.key, { value: meant.negated ? !value : value, where: piece.where });
  }
  return settings;
}

/** A single theme is a setting as others are, which an override goes before. */
function withThemes(settings: Settings, themes: readonly Setting[]): Pick<OutputRule, 'settings' | 'themes'> {
  const [theme, another] = themes;
  if (!theme || another) return { settings, themes };
  return { settings: new Map([...settings, ['theme', theme]]), themes: [] };
}

function readThemes(format: FormatName, theme: Piece): Setting[] {
  const option = formats[format].options['theme'];
  if (!option) throw theme.unknown(`option of ${format}`, optionFlags(optionsOf(formats[format])));
  return theme.list().map((piece) => ({ value: readPiece(option, piece), where: piece.where }));
}

function readOverride(pattern: string, piece: Piece, presets: PresetNames): Override {
  const entries = piece.entries('a mapping: options, edits and outputs that are different');
  const parts = new Map(entries);
  const outputs = parts.get('outputs');
  return {
    pattern,
    settings: readSettings(
      entries.filter(([key]) => !OVERRIDE_KEYS.includes(key)),
      presets,
    ),
    ...(parts.has('edits') && { edits: readEdits(parts) }),
    ...(outputs && { outputs: outputs.list().flatMap((output) => readOutputs(output, presets)) }),
    where: piece.where,
  };
}

/** For messages: the manifest's name without its folders. */
export const shortName = ({ file, name }: Manifest): string => (file === undefined ? name : basename(file));
