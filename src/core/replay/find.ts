// Where on a timeline the screen shows a text, and when each frame appears: positions that only a replay can tell.

import type { Position } from '../position/position.js';
import type { Finding } from '../position/resolve.js';
import type { Micros } from '../recording/cast.js';
import { findTexts, type TextPosition } from './find-text.js';
import type { Frame } from './frame.js';
import { play } from './play.js';
import type { Script } from './script.js';

type FramePosition = Position & { kind: 'frame' };

/**
 * What a replay tells about `frame:` and `text:` positions (others are left out), by their source.
 * `text:` looks at the screen after each event, not only at frames. At most two replays, none where there is nothing to find.
 * @param script of the whole recording
 */
export async function findOnScreen(positions: readonly Position[], script: Script): Promise<Map<string, Finding>> {
  const frames = positions.filter((position): position is FramePosition => position.kind === 'frame');
  const texts = positions.filter((position): position is TextPosition => position.kind === 'text');
  const found = new Map<string, Finding>();
  if (frames.length > 0) await findFrames(frames, script, found);
  if (texts.length > 0) {
    const findings = await findTexts(texts, script);
    for (const [index, { source }] of texts.entries()) found.set(source, findings[index]!);
  }
  return found;
}

async function findFrames(positions: readonly FramePosition[], script: Script, found: Map<string, Finding>) {
  const times: Micros[] = [];
  await playAll(script, ({ time }) => times.push(time));
  for (const { source, index } of positions) found.set(source, { time: times[index], count: times.length });
}

async function playAll(script: Script, visit: (frame: Frame) => void): Promise<void> {
  for await (const _ of play(script, visit)) {
    // nothing to pass on
  }
}
