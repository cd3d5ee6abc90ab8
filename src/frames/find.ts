// Where on a timeline the screen shows a text, and when each frame appears: positions that only a replay can tell.
import type { Micros } from '../cast/cast.js';
import type { Position } from '../position/position.js';
import type { Finding } from '../position/resolve.js';
import type { Changes, Screen } from '../terminal/screen.js';
import { rowText } from '../terminal/text.js';
import { SECOND } from '../time.js';
import type { Frame } from './frame.js';
import { play } from './play.js';
import type { Script } from './script.js';

type TextPosition = Position & { kind: 'text' };
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
  if (texts.length > 0) await findTexts(texts, script, found);
  return found;
}

async function findFrames(positions: readonly FramePosition[], script: Script, found: Map<string, Finding>) {
  const times: Micros[] = [];
  await playAll(script, ({ time }) => times.push(time));
  for (const { source, index } of positions) found.set(source, { time: times[index], count: times.length });
}

async function findTexts(positions: readonly TextPosition[], script: Script, found: Map<string, Finding>) {
  const watches = positions.map((position) => new Watch(position));
  const rows: string[] = [];
  await playAll({ ...script, fps: SECOND, skipBlank: false, maxFrames: Infinity }, ({ screen, changes, time }) => {
    refreshRows(rows, screen, changes);
    const text = rows.join('\n');
    for (const watch of watches) watch.see(text, time);
  });
  for (const watch of watches) found.set(watch.position.source, { time: watch.time, count: watch.count });
}

async function playAll(script: Script, visit: (frame: Frame) => void): Promise<void> {
  for await (const _ of play(script, visit)) {
    // nothing to pass on
  }
}

function refreshRows(rows: string[], screen: Screen, { all, from, to }: Changes): void {
  rows.length = screen.rows;
  for (let row = 0; row < screen.rows; row++) {
    if (all || from[row]! < to[row]!) rows[row] = rowText(screen, row);
  }
}

/** Counts the times that the screen comes to show a pattern; a text that stays counts once. */
class Watch {
  count = 0;
  time: Micros | undefined;
  #shown = false;

  constructor(readonly position: TextPosition) {}

  see(screen: string, time: Micros): void {
    const shown = this.position.pattern.test(screen);
    if (shown && !this.#shown && ++this.count === this.position.appearance) this.time = time;
    this.#shown = shown;
  }
}
