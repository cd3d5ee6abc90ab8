// ALiS, the protocol of live streams: its bytes, and what is refused. Made-up streams are in test/fuzz/stream-targets.ts.
import { describe, expect, it } from 'vitest';
import { CastError } from '../../src/core/errors.js';
import { AlisDecoder } from '../../src/core/stream/alis-decoder.js';
import { ALIS_MAGIC, AlisEncoder } from '../../src/core/stream/alis-encoder.js';
import type { StreamFrame } from '../../src/core/stream/frame.js';

const init: StreamFrame = { type: 'init', id: 0, time: 0, cols: 80, rows: 24, screen: '' };
const bytes = (...parts: (number | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

/** The error of the last of the messages. */
function refusal(...messages: Uint8Array[]): string {
  const decoder = new AlisDecoder('ws://x/ws');
  for (const message of messages.slice(0, -1)) decoder.decode(message);
  try {
    decoder.decode(messages.at(-1)!);
  } catch (error) {
    expect(error).toBeInstanceOf(CastError);
    return (error as CastError).message;
  }
  return 'none';
}

const HELLO = bytes(1, 0, 0, 80, 24, 0, 0);

describe('the encoder of live streams', () => {
  it('writes what asciinema writes', () => {
    const encoder = new AlisEncoder();
    const encode = (frame: StreamFrame) => encoder.encode(frame);
    expect(encoder.opening).toEqual(bytes('ALiS', 1));
    expect(encode({ ...init, id: 300, time: 1_000_000, screen: 'é' })).toEqual(
      bytes(1, 0xac, 2, 0xc0, 0x84, 0x3d, 80, 24, 0, 2, 'é'),
    );
    const event = (id: number, of: object, time = 1_000_000) =>
      encode({ type: 'event', id, event: { time, ...of } } as StreamFrame);
    expect(event(1, { type: 'output', data: 'hi' }, 1_000_128)).toEqual(bytes('o', 1, 0x80, 1, 2, 'hi'));
    expect(event(2, { type: 'input', data: 'k' }, 1_000_128)).toEqual(bytes('i', 2, 0, 1, 'k'));
    expect(event(3, { type: 'resize', cols: 200, rows: 50 }, 1_000_129)).toEqual(bytes('r', 3, 1, 0xc8, 1, 50));
    expect(event(4, { type: 'marker', label: '' }, 1_000_129)).toEqual(bytes('m', 4, 0, 0));
    expect(event(5, { type: 'exit', status: '137' }, 1_000_129)).toEqual(bytes('x', 5, 0, 0x89, 1));
    expect(encode({ type: 'end', time: 1_000_130 })).toEqual(bytes(4, 1));
  });

  it('writes themes of 8 and of 16 colours, and none for others', () => {
    const theme = (colours: number) => ({
      foreground: 0x010203,
      background: 0xfffefd,
      palette: Array.from({ length: colours }, (_, i) => i),
    });
    const encoded = (colours: number) => new AlisEncoder().encode({ ...init, theme: theme(colours) });
    expect(encoded(8)).toEqual(
      bytes(1, 0, 0, 80, 24, 8, 1, 2, 3, 255, 254, 253, ...Array.from({ length: 8 }, (_, i) => [0, 0, i]).flat(), 0),
    );
    expect(encoded(16)?.length).toBe(7 + 3 * 18);
    expect(encoded(0)).toEqual(HELLO);
  });

  it('has no message for events that it does not know, and counts on from the one before', () => {
    const encoder = new AlisEncoder();
    encoder.encode(init);
    const other: StreamFrame = { type: 'event', id: 1, event: { time: 5, type: 'other', code: 'z', data: 1 } };
    expect(encoder.encode(other)).toBeUndefined();
    const next: StreamFrame = { type: 'event', id: 2, event: { time: 7, type: 'output', data: '' } };
    expect(encoder.encode(next)).toEqual(bytes('o', 2, 7, 0));
  });

  it('never goes back in time', () => {
    const encoder = new AlisEncoder();
    encoder.encode({ ...init, time: 9 });
    expect(encoder.encode({ type: 'event', id: 1, event: { time: 5, type: 'output', data: '' } })).toEqual(
      bytes('o', 1, 0, 0),
    );
    expect(encoder.encode({ type: 'end', time: 10 })).toEqual(bytes(4, 1));
  });
});

describe('the decoder of live streams', () => {
  it('reads messages of kinds that it does not know over, and bytes behind a message', () => {
    const decoder = new AlisDecoder();
    for (const message of [ALIS_MAGIC, HELLO, bytes('z', 1, 2, 3)]) decoder.decode(message);
    expect(decoder.decode(bytes('o', 1, 2, 1, 'a', 'later versions'))).toEqual({
      type: 'event',
      id: 1,
      event: { time: 2, type: 'output', data: 'a' },
    });
  });

  it('takes another state of the screen at any time, and after the end nothing else', () => {
    const decoder = new AlisDecoder();
    decoder.decode(ALIS_MAGIC);
    expect(decoder.decode(HELLO)).toEqual(init);
    expect(decoder.decode(HELLO)).toEqual(init);
    expect(decoder.decode(bytes(4, 9))).toEqual({ type: 'end', time: 9 });
    expect(() => decoder.decode(bytes('o', 1, 0, 0))).toThrow(
      'expected the state of the screen first (0x01), found 0x6f',
    );
    expect(decoder.decode(HELLO)).toEqual(init);
  });

  it('reads bytes that are no UTF-8 as U+FFFD, and keeps a byte order mark', () => {
    const decoder = new AlisDecoder();
    for (const message of [ALIS_MAGIC, HELLO]) decoder.decode(message);
    expect(decoder.decode(bytes('o', 1, 0, 5, '\ufeff', 0xff, 'a'))).toMatchObject({
      event: { data: '\ufeff\ufffda' },
    });
  });

  it('says what is no such stream', () => {
    expect(refusal(bytes('{"version": 2}'))).toBe(
      'ws://x/ws: message 1 of the stream: expected a live stream (ALiS version 1), found "{\\"version\\": 2}"',
    );
    expect(refusal(bytes('ALiS', 2))).toMatch(/found version 2$/);
    expect(refusal(new Uint8Array())).toMatch(/found ""$/);
    expect(refusal(ALIS_MAGIC, bytes('o', 1, 0, 0))).toMatch(/expected the state of the screen first/);
  });

  it('says where a message is cut off', () => {
    expect(refusal(ALIS_MAGIC, new Uint8Array())).toMatch(/message 2 .* cut off: expected 1 more bytes, found 0$/);
    expect(refusal(ALIS_MAGIC, HELLO, bytes('o', 1, 0, 5, 'abc'))).toMatch(
      /message 3 .* expected 5 more bytes, found 3$/,
    );
    expect(refusal(ALIS_MAGIC, bytes(1, 0, 0, 80, 24, 16, 1, 2))).toMatch(/expected 54 more bytes, found 2$/);
    expect(refusal(ALIS_MAGIC, bytes(1, 0x80, 0x80))).toMatch(/a number, found one that is cut off or too large$/);
  });

  it('refuses sizes, numbers and themes that cannot be', () => {
    expect(refusal(ALIS_MAGIC, bytes(1, 0, 0, 0, 24, 0, 0))).toMatch(
      /expected a size of 1x1 to 1000x1000, found 0x24$/,
    );
    expect(refusal(ALIS_MAGIC, HELLO, bytes('r', 1, 0, 80, 0xe9, 7))).toMatch(/found 80x1001$/);
    expect(refusal(ALIS_MAGIC, bytes(1, ...Array(8).fill(0xff), 1))).toMatch(/too large$/);
    expect(refusal(ALIS_MAGIC, bytes(1, 0, 0, 80, 24, 7, 0))).toMatch(/expected 0, 8 or 16 colours, found 7$/);
    const latest = bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f);
    expect(refusal(ALIS_MAGIC, bytes(1, 0, ...latest, 80, 24, 0, 0), bytes('o', 1, 1, 0))).toMatch(
      /expected a time, found a number that is too large$/,
    );
  });
});
