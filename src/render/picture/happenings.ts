// What overlays show of a recording, at its times in the output: markers, keys, how long it is.
import type { ReplayPlan } from '../../frames/plan.js';
import { type Pressed, shownData } from '../../frames/pressed.js';
import type { OverlayValues } from '../../look/decor.js';
import { groupKeys, type PressedKey } from '../../look/key-groups.js';
import { echoedKey, keysOf } from '../../look/key-names.js';
import type { Happenings } from './decorate.js';

export function happeningsIn(plan: ReplayPlan, { keys, keysFromEcho }: OverlayValues): Happenings {
  const { markers, length, lastFrameDuration } = plan;
  return {
    markers,
    keys: keys || keysFromEcho ? groupKeys(pressedKeys(plan, keysFromEcho)) : [],
    length: Math.max(1, length - lastFrameDuration),
  };
}

/** Those of input events; where there are none, and only if asked for, those that echoes let guess. */
function pressedKeys(plan: ReplayPlan, fromEcho: boolean): PressedKey[] {
  const timed = ({ time }: Pressed, keys: ReturnType<typeof keysOf>) => keys.map((key) => ({ ...key, time }));
  const inputs = shownData(plan, 'input');
  if (inputs.length > 0 || !fromEcho) return inputs.flatMap((event) => timed(event, keysOf(event.data)));
  return shownData(plan, 'output').flatMap((event) => {
    const key = echoedKey(event.data);
    return key ? timed(event, [key]) : [];
  });
}
