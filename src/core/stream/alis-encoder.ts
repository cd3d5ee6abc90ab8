// Frames of a live stream to messages of ALiS v1, asciinema's protocol for live streams.
import { asciiBytes, joinBytes } from '../bytes.js';
import type { CastEvent, EmbeddedTheme, Micros } from '../recording/cast.js';
import type { StreamFrame } from './frame.js';
import { pushVarint } from './varint.js';

/** The first message of every stream: the name of the protocol, and its version. */
export const ALIS_MAGIC: Uint8Array = asciiBytes('ALiS\x01');

/** The first byte of a message. */
export const ALIS_KINDS = { init: 0x01, end: 0x04, output: 0x6f, input: 0x69, resize: 0x72, marker: 0x6d, exit: 0x78 };

/**
 * Encodes the frames of one stream, each as one message. It owns the time that the next one counts from.
 * @example
 * const encoder = new AlisEncoder();
 * const hello = encoder.encode({ type: 'init', id: 0, time: 0, cols: 80, rows: 24, screen: '' });
 * hello; // => new Uint8Array([1, 0, 0, 80, 24, 0, 0])
 */
export class AlisEncoder {
  #last: Micros = 0;

  /** What goes first. */
  readonly opening: Uint8Array = ALIS_MAGIC;

  /** Undefined for events that the protocol has no message for. @throws RangeError for numbers that are negative or no whole ones */
  encode(frame: StreamFrame): Uint8Array | undefined {
    const message = encodeAlis(frame, this.#last);
    if (message) this.#last = frame.type === 'init' ? frame.time : Math.max(this.#last, timeOf(frame));
    return message;
  }
}

/** When it happened. */
export const timeOf = (frame: StreamFrame): Micros => (frame.type === 'event' ? frame.event.time : frame.time);

/** One message. @param last the time of the frame before it, in microseconds; no frame is before that */
export function encodeAlis(frame: StreamFrame, last: Micros): Uint8Array | undefined {
  if (frame.type === 'init') return initMessage(frame);
  const passed = Math.max(0, timeOf(frame) - last);
  if (frame.type === 'end') return message(ALIS_KINDS.end, [passed]);
  return eventMessage(frame.event, [frame.id, passed]);
}

function initMessage({ id, time, cols, rows, theme, screen }: StreamFrame & { type: 'init' }): Uint8Array {
  const colours = theme ? themeBytes(theme) : [0];
  return joinBytes([message(ALIS_KINDS.init, [id, time, cols, rows]), Uint8Array.from(colours), textBytes(screen)]);
}

function eventMessage(event: CastEvent, numbers: readonly number[]): Uint8Array | undefined {
  switch (event.type) {
    case 'output':
    case 'input':
      return message(ALIS_KINDS[event.type], numbers, event.data);
    case 'marker':
      return message(ALIS_KINDS.marker, numbers, event.label);
    case 'resize':
      return message(ALIS_KINDS.resize, [...numbers, event.cols, event.rows]);
    case 'exit':
      return message(ALIS_KINDS.exit, [...numbers, statusNumber(event.status)]);
    case 'other':
      return undefined;
  }
}

/** Recordings have a text there, streams a number that is not negative. */
const statusNumber = (status: string): number => Math.max(0, Math.floor(Number(status)) || 0);

function message(kind: number, numbers: readonly number[], text?: string): Uint8Array {
  const bytes = [kind];
  for (const number of numbers) pushVarint(bytes, number);
  const head = Uint8Array.from(bytes);
  return text === undefined ? head : joinBytes([head, textBytes(text)]);
}

function textBytes(text: string): Uint8Array {
  const utf8 = new TextEncoder().encode(text);
  const length: number[] = [];
  pushVarint(length, utf8.length);
  return joinBytes([Uint8Array.from(length), utf8]);
}

/** How many colours the palette has, then all of them; there is no theme without a palette. */
function themeBytes({ foreground, background, palette }: EmbeddedTheme): number[] {
  if (palette.length !== 8 && palette.length !== 16) return [0];
  const bytes = [foreground, background, ...palette].flatMap((rgb) => [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255]);
  return [palette.length, ...bytes];
}
