// Presets of the user's own: sets of options that a configuration file declares under names. They lie below everything else that is
// given, as castkit's own do, and one may stand on another: `preset: social` inside it.
import { UsageError } from '../../core/errors.js';
import type { Option, OptionSet } from '../../core/options/option.js';
import { type Layer, mergeLayers } from '../layers.js';

/** What a declared preset says, for one command. */
export interface UserPreset {
  /** Its name's place in the file. */
  readonly where: string;
  readonly layer: Layer;
}

export type UserPresets = ReadonlyMap<string, UserPreset>;

export const NO_PRESETS: UserPresets = new Map();

/** The options, of which --preset takes these names as well. */
export function withPresetNames(options: OptionSet, names: readonly string[]): OptionSet {
  const { preset } = options;
  return preset && names.length > 0 ? { ...options, preset: takingNames(preset, names) } : options;
}

function takingNames(option: Option<unknown>, names: readonly string[]): Option<unknown> {
  const own = (value: unknown) => names.find((name) => name === value);
  const choices = [...(option.choices ?? []), ...names];
  return {
    ...option,
    choices,
    expected: `one of ${choices.join(', ')}`,
    help: `${option.help}; of your own: ${names.join(', ')}`,
    parse: (text) => own(text) ?? option.parse(text),
    check: (value) => own(value) ?? option.check(value),
  };
}

/** What is given, with what a declared preset brings along below it; castkit's own are the library's business. */
export function mergePresets(layers: readonly Layer[], declared: UserPresets, option: Option<unknown>): Values {
  const values = mergeLayers(layers);
  if (!declared.has(String(values['preset']))) return values;
  const { preset: _, ...given } = values;
  return { ...mergeLayers(presetLayers(values['preset'], declared, option)), ...given };
}

type Values = Record<string, unknown>;

/**
 * The layers of a preset, the first wins: its own, that of the one it stands on, and so on; one of castkit's last.
 * @throws UsageError with the place for one that stands on itself
 */
export function presetLayers(chosen: unknown, declared: UserPresets, { brings = {} }: Option<unknown>): Layer[] {
  const layers: Layer[] = [];
  const seen = new Set<unknown>();
  let name = chosen;
  for (let preset = declared.get(String(name)); preset; preset = declared.get(String(name))) {
    if (seen.has(name)) {
      throw new UsageError('preset', `${preset.where}: the preset ${JSON.stringify(name)} stands on itself`);
    }
    seen.add(name);
    const { preset: below, ...values } = preset.layer.values;
    layers.push({ ...preset.layer, values });
    name = below;
  }
  return typeof name === 'string' && Object.hasOwn(brings, name) ? [...layers, ownLayer(name, brings[name]!)] : layers;
}

function ownLayer(name: string, values: Readonly<Values>): Layer {
  const label = `preset ${name}`;
  return { name: label, values, from: Object.fromEntries(Object.keys(values).map((key) => [key, label])) };
}
