// What overlays show of a recording, at its times in the output: markers, keys, how long it is.

import type { Warn } from '../errors.js';
import type { OverlayValues } from '../layout/decor.js';
import { groupKeys, type PressedKey } from '../layout/key-groups.js';
import { echoedKey, keysOf } from '../layout/key-names.js';
import { optionName } from '../options/option-name.js';
import type { ReplayPlan } from '../replay/plan.js';
import { shownData } from '../replay/pressed.js';
import type { OverlayEvents } from './decorate.js';

export function overlayEventsIn(plan: ReplayPlan, { keys, keysFromEcho }: OverlayValues, warn?: Warn): OverlayEvents {
  const { markers, length, lastFrameDuration } = plan;
  return {
    markers,
    keys: keys || keysFromEcho ? groupKeys(pressedKeys(plan, keysFromEcho, warn)) : [],
    length: Math.max(1, length - lastFrameDuration),
  };
}

/** Those of input events; where there are none, and only if asked for, those that echoes let guess. */
function* pressedKeys(plan: ReplayPlan, fromEcho: boolean, warn?: Warn): Generator<PressedKey> {
  const inputs = shownData(plan, 'input');
  for (const { time, data } of inputs) for (const key of keysOf(data)) yield { ...key, time };
  if (inputs.length > 0) return;
  if (!fromEcho)
    return warn?.(
      `${optionName('keys')}: no keys were recorded here; ${optionName('keysFromEcho')} guesses them from what was echoed`,
    );
  for (const { time, data } of shownData(plan, 'output')) {
    const key = echoedKey(data);
    if (key) yield { ...key, time };
  }
}
