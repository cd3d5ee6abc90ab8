// Positions and selections of one recording as times, for all that is no animation: stills, texts and edits.

import type { Position } from '../position/position.js';
import type { Cast } from '../recording/cast.js';
import { findOnScreen } from '../replay/find.js';
import { wholeScript } from '../replay/script.js';
import { type Pace, surveyTimeline, type Timeline } from '../replay/timeline.js';

/**
 * What resolvePosition and resolveSelection need to know of a recording; times are on its timeline at the given pace,
 * by default its own. Replays it where one of the positions is a `frame:` (at 30 a second) or a `text:`.
 * @throws CastError for a recording that cannot be read
 */
export async function factsFor(positions: readonly Position[], cast: Cast, pace: Pace = {}): Promise<Timeline> {
  return { ...surveyTimeline(cast, pace), found: await findOnScreen(positions, wholeScript(cast, pace)) };
}
