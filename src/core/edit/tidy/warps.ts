// Where the moments of a recording are once it is tidy, for plans: kept with the result, whose events do not tell.
import type { Cast } from '../../recording/cast.js';
import type { Warp } from '../fit.js';

const WARP: unique symbol = Symbol('from moments of the recording to those of the tidy one');

type Warped = Cast & { readonly [WARP]?: Warp };

export const keepWarp = (result: Cast, warp: Warp): Cast => Object.assign({ ...result }, { [WARP]: warp });

/** From a moment of the recording to that of what tidy made of it. */
export const tidyWarp = (result: Cast): Warp => (result as Warped)[WARP] ?? ((time) => time);
