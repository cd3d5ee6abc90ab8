// The output of a recording parted into drawings: what a program writes before it rests, however many events that took. Only the
// screens at the ends of drawings are whole.
import type { CastEvent, Micros } from '../recording/cast.js';
import type { Step } from '../replay/schedule.js';

/** Nothing comes for so long: what was drawn is whole. */
const SETTLED: Micros = 30_000;
/** The same where the program has hidden the cursor in order to draw, or a sequence has begun. */
const SETTLED_LATE: Micros = 100_000;
/** Output that does not settle is parted at its longest pause about so often. */
const OFTEN: Micros = 150_000;
const SELDOM: Micros = 50_000;
/** What a pause counts more behind the end of a line, and less while the cursor is hidden. */
const LINE: Micros = 10_000;
const HIDDEN: Micros = 1_000_000;

/** The screen is whole from `end` until the next drawing starts, `rest` later. */
export interface Drawing {
  readonly start: Micros;
  readonly end: Micros;
  readonly rest: Micros;
  /** A key came before it, since the drawing before. */
  readonly keyed: boolean;
}

type Drawn = CastEvent & { type: 'output' | 'resize' };

const CURSOR = /\x1b\[\?(?:\d+;)*25(?:;\d+)*([hl])/g;
/** The start of a sequence, or of a control string, at the end of an event: what follows belongs to it. */
const BEGUN = /\x1b(?:[\]P_^X][^\x07\x1b]{0,4096}\x1b?|\[[\d;?<>=]{0,40}|[ ()#%*+]?)?$/;

const isDrawn = (event: CastEvent): event is Drawn => event.type === 'output' || event.type === 'resize';

/** The events as steps of a replay, and after each drawing a step that shows it; `tell` is told of it just before. */
export function* drawingSteps(events: Iterable<CastEvent>, tell: (drawing: Drawing) => void): Generator<Step> {
  const parter = new Parter();
  let end = 0;
  for (const event of events) {
    end = event.time;
    if (event.type === 'input') parter.keyed = true;
    if (isDrawn(event)) yield* parter.add(event, tell);
  }
  yield* parter.close(end, tell);
}

/** An event of the drawing that is open, and what is known behind it. */
interface Open {
  readonly event: Drawn;
  readonly whole: boolean;
  readonly hidden: boolean;
}

/** Owns the events of the drawing that is open. */
class Parter {
  keyed = false;
  #open: Open[] = [];
  #openKeyed = false;
  #hidden = false;
  /** The cursor was hidden since the last drawing ended. */
  #hiding = false;

  *add(event: Drawn, tell: (drawing: Drawing) => void): Generator<Step> {
    const last = this.#open.at(-1);
    if (last) {
      const pause = event.time - last.event.time;
      if (pause >= (last.whole && !(this.#hiding && this.#hidden) ? SETTLED : SETTLED_LATE)) {
        yield* this.#part(this.#open.length, event.time, tell);
      } else if (pause > 0 && event.time - this.#open[0]!.event.time >= OFTEN) {
        yield* this.#part(this.#bestPlace(event.time), event.time, tell);
      }
    }
    this.#push(event);
  }

  *close(end: Micros, tell: (drawing: Drawing) => void): Generator<Step> {
    if (this.#open.length > 0) yield* this.#part(this.#open.length, end, tell);
  }

  #push(event: Drawn): void {
    if (this.#open.length === 0) {
      this.#openKeyed = this.keyed;
      this.keyed = false;
    }
    const data = event.type === 'output' ? event.data : '';
    for (const [, mode] of data.includes('\x1b') ? data.matchAll(CURSOR) : []) {
      if (mode === 'l' && !this.#hidden) this.#hiding = true;
      this.#hidden = mode === 'l';
    }
    const tail = data.slice(-5000);
    this.#open.push({ event, whole: !tail.includes('\x1b') || !BEGUN.test(tail), hidden: this.#hidden });
  }

  /** Behind how many of the open events the longest pause is. */
  #bestPlace(next: Micros): number {
    const first = this.#open[0]!.event.time;
    let [best, most] = [0, -Infinity];
    for (const [index, { event, whole, hidden }] of this.#open.entries()) {
      const pause = (this.#open[index + 1]?.event.time ?? next) - event.time;
      if (!whole || pause <= 0 || event.time - first < SELDOM) continue;
      const line = event.type === 'output' && event.data.endsWith('\n') ? LINE : 0;
      const worth = pause + line - (hidden && this.#hiding ? HIDDEN : 0);
      if (worth >= most) [best, most] = [index + 1, worth];
    }
    return best;
  }

  /** Ends the drawing behind so many of its events; what is left begins the next. */
  *#part(count: number, next: Micros, tell: (drawing: Drawing) => void): Generator<Step> {
    if (count === 0) return;
    const done = this.#open.slice(0, count);
    this.#open = this.#open.slice(count);
    const [start, end] = [done[0]!.event.time, done.at(-1)!.event.time];
    for (const { event } of done) yield event;
    tell({ start, end, rest: (this.#open[0]?.event.time ?? next) - end, keyed: this.#openKeyed });
    yield { type: 'show', time: end };
    this.#openKeyed = false;
    this.#hiding = this.#open.length > 0 && this.#hiding;
  }
}
