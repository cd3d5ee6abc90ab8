// Where the moments of a recording are once it is tidy, for plans: kept beside the result, which itself does not tell.
import type { Cast } from '../../recording/cast.js';
import type { Warp } from '../fit.js';

const warps = new WeakMap<Cast, Warp>();

export function keepWarp(result: Cast, warp: Warp): Cast {
  warps.set(result, warp);
  return result;
}

/** From a moment of the recording to that of what tidy made of it. */
export const tidyWarp = (result: Cast): Warp => warps.get(result) ?? ((time) => time);
