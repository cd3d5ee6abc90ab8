// How much of a recording is read to read it: each byte once or twice, whatever stands in it. Bytes are counted, not time.
import { describe, expect, it } from 'vitest';
import { CastError } from '../../src/core/errors.js';
import { readText } from '../../src/core/recording/read.js';
import { inMemory } from '../../src/core/recording/text.js';
import { surveyTimeline } from '../../src/core/replay/timeline.js';
import { bytesOf, V2, V3 } from '../cast/reading.js';

/** How many bytes are asked for while all is read once, per byte of the text. */
function shareRead(source: string, lenient = false): number {
  const text = inMemory(bytesOf(source));
  let bytes = 0;
  const counted = {
    ...text,
    block(offset: number, least: number) {
      const block = text.block(offset, least);
      bytes += block.length;
      return block;
    },
  };
  try {
    for (const _ of readText(counted, { lenient }).events) {
      // nothing to keep
    }
  } catch (error) {
    if (!(error instanceof CastError)) throw error;
  }
  return bytes / text.length;
}

const many = (line: string, count = 50_000): string => `${line}\n`.repeat(count);

// Once to see whether the events are in order, once for what they hold.
describe('every byte of events is read twice at most', () => {
  it.each([
    ['short events', `${V2}\n${many('[1, "o", "x"]')}`],
    ['long events', `${V2}\n${many(`[1, "o", "${'x'.repeat(200_000)}"]`, 20)}`],
    ['one line of 20 MB', `${V2}\n[1, "o", "${'x'.repeat(20_000_000)}"]`],
    ['blank lines', `${V2}\n${many('')}`],
    ['lines of spaces', `${V2}\n${many(' '.repeat(90))}`],
    ['comments', `${V3}\n${many('# note')}`],
    ['comments between events', `${V3}\n${many('# note\n[1, "o", "x"]')}`],
    ['times that run backwards', `${V2}\n${many('[9, "o", "x"]\n[1, "o", "x"]')}`],
    ['resizes to what cannot be', `${V2}\n${many('[1, "r", "0x0"]')}`],
    ['carriage returns', `${V2}\n${many('[1, "o", "x"]\r')}`],
  ])('%s', (_, source) => expect(shareRead(source)).toBeLessThan(2.01));

  it.each([
    ['malformed lines that are skipped', `${V2}\n${many('lol!')}`],
    ['lines cut off', `${V2}\n${many('[1, "o", "x')}`],
    ['brackets', `${V2}\n${many('[[[[[[[[')}`],
    ['more malformed lines than are skipped', `${V2}\n${many('lol!', 200_000)}`],
  ])('%s', (_, source) => expect(shareRead(source, true)).toBeLessThan(2.01));
});

describe('positions', () => {
  it('by event stop where the event is', () => {
    let read = 0;
    const cast = readText(inMemory(bytesOf(`${V2}\n${many('[1, "o", "x"]')}`)));
    const events = {
      *[Symbol.iterator]() {
        for (const event of cast.events) {
          read++;
          yield event;
        }
      },
    };
    const timeline = surveyTimeline({ ...cast, events }, {});
    expect([timeline.events, read]).toEqual([50_000, 50_000]);
    timeline.eventTime(10);
    expect(read).toBe(50_011);
  });
});
