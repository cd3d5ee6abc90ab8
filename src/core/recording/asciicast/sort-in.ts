// Puts input, markers and other events that recorders write too early or too late where their times say. Output stays as it is.
import { CastError } from '../../errors.js';
import { toMicros } from '../../time.js';
import type { CastEvent } from '../cast.js';
import type { Lines } from '../lines.js';

/** All that is no output is held where some of it stands at the wrong place: so much of it, no recorder writes. */
const MOST_HELD = 1_000_000;
const MOST_HELD_TEXT = 64_000_000;

/** The time and the code of a line. */
const OPENING = /^\s*\[\s*([\d.eE+-]+)\s*,\s*"([^"\\]*)"/;

/** Whether every event stands where its time says. Looks at the beginnings of lines only. */
export function standInOrder(lines: Lines): boolean {
  let output = 0;
  let other = 0;
  for (let text = lines.next(); text !== undefined; text = lines.next()) {
    const [, seconds, code] = OPENING.exec(text) ?? [];
    if (seconds === undefined) continue;
    const time = toMicros(Number(seconds));
    if (code !== 'o') {
      if (time < other || time < output) return false;
      other = time;
    } else {
      output = Math.max(time, output);
      if (other > output) return false;
    }
  }
  return true;
}

export interface Held {
  /** Which event of the text it is. */
  index: number;
  event: CastEvent;
}

/** How far the sorting has come. */
export interface SortPlace {
  /** Of the held events, the first that is left. */
  next: number;
  /** Of the text, the event that comes next. */
  index: number;
  /** Output that was taken and not yet given. */
  output: Held | undefined;
}

/**
 * The events by time, those of one time in the order of the file.
 * @param events output in order of time; the others are taken from `held`
 * @param place where it begins; tells how far it has come
 */
export function* sortedIn(held: readonly Held[], events: Iterable<CastEvent>, place: SortPlace): Generator<CastEvent> {
  yield* upToOutput(held, place);
  for (const event of events) {
    const index = place.index++;
    if (event.type !== 'output') continue;
    place.output = { index, event };
    yield* upToOutput(held, place);
  }
  while (held[place.next]) yield held[place.next++]!.event;
}

function* upToOutput(held: readonly Held[], place: SortPlace): Generator<CastEvent> {
  const { output } = place;
  if (!output) return;
  for (let one = held[place.next]; one && isBefore(one, output); one = held[place.next]) {
    place.next++;
    yield one.event;
  }
  place.output = undefined;
  yield output.event;
}

const isBefore = ({ event: { time }, index }: Held, output: Held): boolean =>
  time < output.event.time || (time === output.event.time && index < output.index);

/** All that is no output, by time. */
export function hold(events: Iterable<CastEvent>, name: string): Held[] {
  const held: Held[] = [];
  let index = 0;
  let text = 0;
  for (const event of events) {
    if (event.type !== 'output') {
      held.push({ index, event });
      text += event.type === 'input' ? event.data.length : 0;
      if (held.length > MOST_HELD || text > MOST_HELD_TEXT) throw tooMuch(name);
    }
    index++;
  }
  return held.sort((one, other) => one.event.time - other.event.time);
}

const tooMuch = (name: string): CastError =>
  new CastError(
    { file: name },
    `expected events in order of time, or at most ${MOST_HELD} (${MOST_HELD_TEXT / 1e6} MB) besides output to put in order, found more`,
  );
