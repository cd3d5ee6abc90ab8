// Presets that a manifest declares: sets of options under names, below everything else that it says, as castkit's own are. One may
// stand on another.
import { UsageError } from '../core/errors.js';
import type { Piece } from '../core/options/piece.js';
import type { Setting, Settings } from './manifest.js';

/** By name. */
export type Presets = ReadonlyMap<string, Settings>;

const KEY = 'preset';

/** Whether an option of a manifest names one of its presets. */
export const namesPreset = (key: string, { value }: Piece, declared: ReadonlySet<unknown>): boolean =>
  key === KEY && declared.has(value);

const askedIn = (layers: readonly Settings[]): Setting | undefined =>
  layers.findLast((layer) => layer.has(KEY))?.get(KEY);

const without = (settings: Settings): Settings => new Map([...settings].filter(([key]) => key !== KEY));

/**
 * The layers of settings, the last wins, with what their preset brings below them.
 * @throws UsageError with the place for a preset that stands on itself
 */
export function withPreset(layers: readonly Settings[], presets: Presets): readonly Settings[] {
  const brought: Settings[] = [];
  let asked = askedIn(layers);
  for (let own = presets.get(String(asked?.value)); own; own = presets.get(String(asked?.value))) {
    if (brought.includes(own)) {
      const sentence = `the preset ${JSON.stringify(asked?.value)} stands on itself`;
      throw new UsageError(KEY, `${asked?.where}: ${sentence}`);
    }
    brought.unshift(own);
    asked = own.get(KEY);
  }
  if (brought.length === 0) return layers;
  const below: Settings = asked ? new Map([[KEY, asked]]) : new Map();
  return [below, ...[...brought, ...layers].map(without)];
}
