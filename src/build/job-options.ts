// The options of one job: layers of settings, merged and checked against what the format takes; files that they name are found
// beside the manifest.
import { relative, resolve } from 'node:path';
import { inputOptions } from '../cast/input-options.js';
import { UsageError } from '../errors.js';
import { themePair } from '../look/theme-pair.js';
import { parseTheme } from '../look/themes.js';
import type { Option, OptionSet } from '../options/option.js';
import { readOption } from '../options/piece.js';
import { fileLabel } from '../render/file-labels.js';
import { namesSeveral } from '../render/moments.js';
import { isFile } from './disk/inputs.js';
import { formats } from './formats.js';
import type { OutputRule, Setting, Settings } from './manifest.js';
import { optionsOf } from './options.js';

type Given = Readonly<Record<string, unknown>>;

export interface JobOptions {
  /** How the recording is read. */
  readonly reading: Given;
  /** How the output is made. */
  readonly options: Given;
  /** Files and folders that the options name. */
  readonly files: readonly string[];
  /** Pictures of single moments, and whether `at` names more than one. */
  readonly stills: boolean;
  readonly several: boolean;
}

export interface ThemeChoice {
  /** For `{theme}`. */
  readonly label: string;
  readonly layer: readonly Settings[];
}

const UNNAMED = 'default';

/** The last layer that says something of a key wins. */
const settingOf = (key: string, layers: readonly Settings[]): Setting | undefined =>
  layers.findLast((layer) => layer.has(key))?.get(key);

/** The themes of an output: those listed, else the one that is set; a light and a dark one are two where a file has one. */
export function themesOf({ themes, format }: OutputRule, layers: readonly Settings[]): ThemeChoice[] {
  const single = settingOf('theme', layers);
  const choices = themes.length > 0 ? themes : single ? [single] : [];
  if (choices.length === 0) return [{ label: UNNAMED, layer: [] }];
  for (const choice of choices) checkTheme(choice);
  return choices.flatMap((setting): ThemeChoice[] => {
    const pair = formats[format].oneTheme ? themePair(String(setting.value)) : undefined;
    if (!pair) return [{ label: fileLabel(String(setting.value)) || UNNAMED, layer: [layerOf(setting)] }];
    return (['light', 'dark'] as const).map((label) => ({
      label,
      layer: [layerOf({ value: pair[label], where: setting.where })],
    }));
  });
}

/** @throws UsageError for a theme that does not exist, with its place */
function checkTheme({ value, where }: Setting): void {
  const pair = themePair(String(value));
  try {
    for (const theme of pair ? [pair.light, pair.dark] : [String(value)]) parseTheme(theme);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError('--theme', `${where}: ${error.message}`) : error;
  }
}

const layerOf = (theme: Setting): Settings => new Map([['theme', theme]]);

/** @throws UsageError for a value that the format refuses, with its place */
export function jobOptions({ format }: OutputRule, layers: readonly Settings[], folder: string): JobOptions {
  const known = optionsOf(formats[format]);
  const given: Record<string, unknown> = {};
  const files: string[] = [];
  for (const [key, option] of Object.entries(known)) {
    const setting = settingOf(key, layers);
    if (!setting) continue;
    const value = checkedValue(option, setting);
    given[key] = Array.isArray(value)
      ? value.map((item) => located(option, item, folder, files))
      : located(option, value, folder, files);
  }
  const { stills: single, render } = formats[format];
  const stills = single !== undefined && (render === undefined || given['at'] !== undefined);
  const within = (options: OptionSet): Given =>
    Object.fromEntries(Object.entries(given).filter(([key]) => Object.hasOwn(options, key)));
  return {
    reading: within(inputOptions),
    options: within(formats[format].options),
    files,
    stills,
    several: stills && namesSeveral(given['at']),
  };
}

function checkedValue(option: Option<unknown>, { value, where }: Setting): unknown {
  const read = readOption(option, value);
  if (read !== undefined) return read;
  throw new UsageError(option.flag, `${where}: expected ${option.expected}, found ${JSON.stringify(value)}`);
}

const PATHS = new Set(['FILE', 'DIR', 'PATH']);

/** A value that names a file beside the manifest, as seen from the working folder; notes it down. */
function located(option: Option<unknown>, value: unknown, folder: string, files: string[]): unknown {
  if (typeof value !== 'string') return value;
  const path = relative('', resolve(folder, value));
  const named = PATHS.has(option.placeholder ?? '') || (/[./\\]/.test(value) && isFile(path));
  if (!named) return value;
  files.push(path);
  return path;
}
