// Fuzz targets of live streams: what was encoded is decoded again, and messages of a stranger are decoded or refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { decodeUtf8 } from '../../src/core/bytes.js';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { AlisDecoder } from '../../src/core/stream/alis-decoder.js';
import { ALIS_MAGIC, AlisEncoder } from '../../src/core/stream/alis-encoder.js';
import type { StreamFrame } from '../../src/core/stream/frame.js';
import { nastyText } from './hostile-text.js';
import { ours } from './ours.js';
import { type Target, target } from './target.js';

/** What UTF-8 can hold. */
const text = fc
  .oneof(nastyText, fc.string({ unit: 'binary' }))
  .map((made) => decodeUtf8(new TextEncoder().encode(made)));
const count = fc.oneof(fc.nat(300), fc.nat(), fc.constantFrom(0, 127, 128, 2 ** 32, 2 ** 45));
const side = fc.integer({ min: 1, max: 1000 });
const size = fc.record({ cols: side, rows: side });
const colour = fc.nat(0xffffff);
const theme = fc
  .tuple(
    colour,
    colour,
    fc.constantFrom(8, 16).chain((length) => fc.array(colour, { minLength: length, maxLength: length })),
  )
  .map(([foreground, background, palette]) => ({ foreground, background, palette }));

type Timeless<T> = T extends CastEvent ? Omit<T, 'time'> : never;
const happening: fc.Arbitrary<Timeless<CastEvent>> = fc.oneof(
  fc.record({ type: fc.constantFrom('output' as const, 'input' as const), data: text }),
  size.map((cells) => ({ type: 'resize' as const, ...cells })),
  text.map((label) => ({ type: 'marker' as const, label })),
  count.map((status) => ({ type: 'exit' as const, status: String(status) })),
);

const init = fc
  .tuple(fc.record({ id: count, time: count, screen: text }), size, fc.option(theme, { nil: undefined }))
  .map(
    ([plain, cells, colours]): StreamFrame => ({
      type: 'init',
      ...plain,
      ...cells,
      ...(colours && { theme: colours }),
    }),
  );

/** A stream that begins as streams do; times go up. */
const stream: fc.Arbitrary<StreamFrame[]> = fc
  .tuple(init, fc.array(fc.tuple(fc.nat(2_000_000), count, happening), { maxLength: 20 }), fc.option(fc.nat()))
  .map(([first, steps, last]) => {
    let time = (first as StreamFrame & { type: 'init' }).time;
    const events = steps.map(([passed, id, what]): StreamFrame => {
      time += passed;
      return { type: 'event', id, event: { time, ...what } as CastEvent };
    });
    return [first, ...events, ...(last === null ? [] : [{ type: 'end', time: time + last } as StreamFrame])];
  });

const encoded = (frames: readonly StreamFrame[]): Uint8Array[] => {
  const encoder = new AlisEncoder();
  return [encoder.opening, ...frames.map((frame) => encoder.encode(frame)!)];
};

function decoded(messages: readonly Uint8Array[]): StreamFrame[] {
  const decoder = new AlisDecoder();
  return messages.flatMap((message) => decoder.decode(message) ?? []);
}

/** Every frame that was taken says nothing that could do harm. */
function expectSound(frames: readonly StreamFrame[]): void {
  for (const frame of frames) {
    const of = frame.type === 'event' ? frame.event : frame;
    expect(Number.isSafeInteger(of.time) && of.time >= 0).toBe(true);
    if (of.type === 'init' || of.type === 'resize') expect(of.cols * of.rows).toBeLessThanOrEqual(1_000_000);
  }
}

const roundTrip = target('law of live streams', stream, async (frames) => {
  expect(decoded(encoded(frames))).toEqual(frames);
});

const cut = target(
  'live streams that are cut off',
  fc.tuple(stream, fc.nat(), fc.nat()),
  async ([frames, which, at]) => {
    const messages = encoded(frames);
    const index = which % messages.length;
    const message = messages[index]!;
    const part = message.subarray(0, at % message.length);
    // What comes before the cut is what it was.
    const decoder = new AlisDecoder();
    const whole = messages.slice(0, index).flatMap((one) => decoder.decode(one) ?? []);
    expect(whole).toEqual(frames.slice(0, Math.max(0, index - 1)));
    const refused = ours(() => {
      decoder.decode(part);
      return true;
    });
    expect(refused).toBeUndefined();
  },
);

const junk = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .tuple(fc.constantFrom(1, 4, 0x6f, 0x69, 0x72, 0x6d, 0x78), fc.uint8Array({ maxLength: 20 }))
    .map(([kind, rest]) => Uint8Array.from([kind, ...rest])),
  fc.constant(ALIS_MAGIC),
  fc.constant(Uint8Array.of(1, 0, 0, 80, 24, 0, 0)),
);

const hostile = target('live streams of strangers', fc.array(junk, { maxLength: 10 }), async (messages) => {
  for (const opening of [[], [ALIS_MAGIC], [ALIS_MAGIC, Uint8Array.of(1, 0, 0, 80, 24, 0, 0)]]) {
    const frames = ours(() => decoded([...opening, ...messages]));
    if (frames) expectSound(frames);
  }
});

export const streamTargets: readonly Target[] = [roundTrip, cut, hostile];
