// The options of one job: layers of settings, merged and checked against what the format takes; files that they name are found
// beside the manifest.

import { parse } from 'node:path';
import { CastError, UsageError } from '../core/errors.js';
import { fileLabel } from '../core/moments/file-labels.js';
import { namesSeveral } from '../core/moments/moments.js';
import { knownTo, type Option } from '../core/options/option.js';
import { optionName } from '../core/options/option-name.js';
import type { Origins } from '../core/options/origin.js';
import { readOption } from '../core/options/piece.js';
import { inputOptions } from '../core/recording/input-options.js';
import { isThemeFile } from '../core/theme/theme-file.js';
import { themePair } from '../core/theme/theme-pair.js';
import { parseTheme } from '../core/theme/themes.js';
import { locatedValue, type Whereabouts } from '../node/located.js';
import { liesIn, repositoryOf } from '../node/project.js';
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
  /** By key: where each of them stands in the manifest. */
  readonly origins: Origins;
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
export function themesOf({ themes, format }: OutputRule, layers: readonly Settings[], folder: string): ThemeChoice[] {
  const option = formats[format].options['theme'];
  const single = settingOf('theme', layers);
  const choices = themes.length > 0 ? themes : single ? [single] : [];
  if (choices.length === 0) return [{ label: UNNAMED, layer: [] }];
  const located = (value: unknown): string => String(option ? locatedValue(option, value, { folder, isFile }) : value);
  for (const { value, where } of choices) checkTheme(located(value), where);
  return choices.flatMap((setting): ThemeChoice[] => {
    const pair = formats[format].oneTheme ? themePair(String(setting.value)) : undefined;
    if (!pair) return [{ label: themeLabel(String(setting.value)), layer: [layerOf(setting)] }];
    return (['light', 'dark'] as const).map((label) => ({
      label,
      layer: [layerOf({ value: pair[label], where: setting.where })],
    }));
  });
}

/** Of a file its name alone. */
const themeLabel = (theme: string): string => fileLabel(isThemeFile(theme) ? parse(theme).name : theme) || UNNAMED;

/** @throws UsageError for a theme that does not exist, or a file that holds none, with its place */
function checkTheme(value: string, where: string): void {
  const pair = themePair(value);
  try {
    for (const theme of pair ? [pair.light, pair.dark] : [value]) parseTheme(theme);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof CastError)) throw error;
    throw new UsageError(optionName('theme'), `${where}: ${error.message}`);
  }
}

const layerOf = (theme: Setting): Settings => new Map([['theme', theme]]);

/** @throws UsageError for a value that the format refuses, with its place */
export function jobOptions({ format }: OutputRule, layers: readonly Settings[], folder: string): JobOptions {
  const known = optionsOf(formats[format]);
  const given: Record<string, unknown> = {};
  const files: string[] = [];
  let where = '';
  const onPath = (path: string): void => {
    refuseOutside(path, folder, where);
    files.push(path);
  };
  const whereabouts: Whereabouts = { folder, isFile, onPath };
  const told = new Map(layers.flatMap((layer) => [...layer]));
  const origins: Record<string, string> = {};
  for (const [key, option] of Object.entries(known)) {
    const setting = told.get(key);
    if (!setting) continue;
    where = setting.where;
    origins[key] = where;
    given[key] = locatedValue(option, checkedValue(option, setting), whereabouts);
  }
  const { stills: single, animated } = formats[format];
  const stills = single !== undefined && (!animated || given['at'] !== undefined);
  return {
    reading: knownTo(inputOptions, given),
    options: knownTo(formats[format].options, given),
    origins,
    files,
    stills,
    several: stills && namesSeveral(given['at']),
  };
}

/** @throws UsageError for a file that is not of the manifest's project */
function refuseOutside(path: string, folder: string, where: string): void {
  if (liesIn(repositoryOf(folder) ?? folder, path)) return;
  throw new UsageError('file', `${where}: expected a file in the project of the manifest, found ${path}`);
}

function checkedValue(option: Option<unknown>, { value, where }: Setting): unknown {
  const wrong = (expected = option.expected) =>
    new UsageError(option.flag, `${where}: expected ${expected}, found ${JSON.stringify(value)}`);
  try {
    const read = readOption(option, value);
    if (read !== undefined) return read;
  } catch (error) {
    throw error instanceof UsageError ? wrong(error.expected) : error;
  }
  throw wrong();
}
