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

interface Held {
  index: number;
  event: CastEvent;
}

/**
 * The events by time, those of one time in the order of the file.
 * @param ahead the same events, read once before the others: without a word about what is wrong with them
 * @param events output in order of time, the others not
 */
export function* sortedIn(ahead: Iterable<CastEvent>, events: Iterable<CastEvent>, name: string): Generator<CastEvent> {
  const held = hold(ahead, name);
  let next = 0;
  let index = 0;
  for (const event of events) {
    if (event.type === 'output') {
      for (; held[next] && isBefore(held[next]!, event, index); next++) yield held[next]!.event;
      yield event;
    }
    index++;
  }
  for (; held[next]; next++) yield held[next]!.event;
}

const isBefore = ({ event: { time }, index }: Held, output: CastEvent, at: number): boolean =>
  time < output.time || (time === output.time && index < at);

function hold(events: Iterable<CastEvent>, name: string): Held[] {
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
