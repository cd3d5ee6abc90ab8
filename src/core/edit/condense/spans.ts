// Scenes and how long they take, as spans of a `retime`: screens that show, and between them drawings that take no time.
import type { Micros } from '../../recording/cast.js';
import type { FitSpan } from '../fit.js';
import type { Scene, Shot } from './scenes.js';
import { weightOf } from './shares.js';

/** A screen that would show for less than a frame joins the one after it. */
const FRAME: Micros = 40_000;

/** A screen, and how long it is to show. */
interface Timed {
  readonly shot: Shot;
  readonly length: number;
}

/** @param end of the recording */
export function spansOf(scenes: readonly Scene[], lengths: readonly number[], end: Micros): FitSpan[] {
  const maker = new SpanMaker();
  for (const [index, scene] of scenes.entries()) {
    for (const timed of shownOf(timedOf(scene, lengths[index]!))) maker.show(timed);
  }
  maker.close(end);
  return maker.spans;
}

/** Each screen has its part of what the scene takes: as its pauses go as far as there is time, else as they count. */
function timedOf({ kind, shots }: Scene, length: number): Timed[] {
  const weights = shots.map((shot) => weightOf(kind, shot));
  const easy = weights.reduce((total, weight) => total + weight, 0);
  const rests = shots.map((shot, index) => (shot.torn ? 0 : shot.to - shot.from) - weights[index]!);
  const over = rests.reduce((total, rest) => total + rest, 0);
  const shrink = easy === 0 ? 0 : Math.min(1, length / easy);
  const grow = over === 0 ? 0 : Math.max(0, length - easy) / over;
  return shots.map((shot, index) => ({ shot, length: weights[index]! * shrink + rests[index]! * grow }));
}

/** Screens that show too briefly give their time to the next one; the last of a scene shows in any case. */
function shownOf(all: readonly Timed[]): Timed[] {
  const shown: Timed[] = [];
  let carried = 0;
  const rests = ({ shot: { from, to, torn } }: Timed) => !torn && from < to;
  const last = all.findLastIndex(rests);
  for (const [index, timed] of all.entries()) {
    carried += timed.length;
    if (!rests(timed) || carried === 0 || (index !== last && carried < FRAME)) continue;
    shown.push({ shot: timed.shot, length: carried });
    carried = 0;
  }
  return shown;
}

/** Owns how far the recording, and the result, have been told. */
class SpanMaker {
  readonly spans: FitSpan[] = [];
  #told: Micros = 0;
  #exact = 0;
  #time: Micros = 0;

  show({ shot: { from, to }, length }: Timed): void {
    this.#exact += length;
    const end = Math.round(this.#exact);
    if (from > this.#told) this.spans.push({ from: this.#told, to: from, length: 0 });
    if (end - this.#time !== to - from) this.spans.push({ from, to, length: end - this.#time });
    this.#told = to;
    this.#time = end;
  }

  /** What is drawn last shows at once. */
  close(end: Micros): void {
    if (end > this.#told) this.spans.push({ from: this.#told, to: end, length: 0 });
  }
}
