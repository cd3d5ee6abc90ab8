// Reads the event lines of v2 and v3 one by one, and decides what becomes of the odd ones.
import type { CastEvent } from '../cast.js';
import { Malformed } from '../json/malformed.js';
import type { Lines } from '../lines.js';
import { type Reading, Tally } from '../reading.js';
import { type Clock, parseEvent } from './event.js';

/** Makes the clock of one pass. `backwards` is to be called where a time lies before the one before it. */
export type ClockMaker = (backwards: () => void) => Clock;

/** @throws CastError at a malformed line, unless the reading is lenient */
export function* readEventLines(lines: Lines, reading: Reading, makeClock: ClockMaker): Generator<CastEvent> {
  const tally = new Tally(reading);
  let text: string | undefined;
  const clock = makeClock(() => tally.backwards(lines.number, text ?? ''));
  lines.comments(); // those before the first event are the header's
  for (text = lines.next(); text !== undefined; text = lines.next()) {
    const event = readLine(text, lines, clock, tally, reading);
    const comments = lines.comments();
    if (event) yield comments.length > 0 ? { ...event, comments } : event;
  }
  tally.report();
}

function readLine(text: string, lines: Lines, clock: Clock, tally: Tally, reading: Reading): CastEvent | undefined {
  const line = lines.number;
  try {
    const event = parseEvent(text, clock);
    if (!('impossible' in event)) return clock.place(event.type === 'resize' ? reading.limitSize(event, line) : event);
    tally.impossibleSize(line, event.impossible, text);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    if (error.cutOff && lines.atEnd()) warnOfCut(error, text, line, reading);
    else tally.malformed(error, () => text, line);
  }
  return undefined;
}

function warnOfCut({ where }: Malformed, text: string, line: number, reading: Reading): void {
  const sentence = 'the last line is cut off; it was left out';
  reading.warnAt(new Malformed(where, sentence), () => text, line, `${reading.name}:${line}: ${sentence}`);
}
