// Messages of ALiS v1 to frames. What comes is a stranger's: every number and length is checked before it is used.
import { decodeUtf8, latin1 } from '../bytes.js';
import { CastError } from '../errors.js';
import type { CastEvent, EmbeddedTheme, Micros } from '../recording/cast.js';
import { ALIS_KINDS, ALIS_MAGIC } from './alis-encoder.js';
import { MOST_CELLS, type StreamFrame } from './frame.js';
import { readVarint } from './varint.js';

type Status = 'opening' | 'init' | 'events';

/**
 * Decodes the messages of one stream, in the order in which they come. It owns the time that the next one counts from.
 * @example
 * const decoder = new AlisDecoder('ws://127.0.0.1:8080/ws');
 * decoder.decode(new AlisEncoder().opening); // => undefined
 * decoder.decode(new Uint8Array([1, 0, 0, 80, 24, 0, 0]));
 * // => { type: 'init', id: 0, time: 0, cols: 80, rows: 24, screen: '' }
 */
export class AlisDecoder {
  readonly #name: string;
  #status: Status = 'opening';
  #last: Micros = 0;
  #count = 0;

  /** @param name what errors call the stream */
  constructor(name = 'live stream') {
    this.#name = name;
  }

  /** Undefined for the opening, and for messages of kinds that are not known. @throws CastError for what is no such stream */
  decode(message: Uint8Array): StreamFrame | undefined {
    this.#count++;
    if (this.#status === 'opening') return this.#open(message);
    const reader = new MessageReader(message, (words) => this.#refusal(words));
    const kind = reader.byte();
    if (this.#status === 'init' && kind !== ALIS_KINDS.init) {
      throw this.#refusal(`expected the state of the screen first (0x01), found ${hex(kind)}`);
    }
    const frame = this.#frame(kind, reader);
    if (frame) this.#status = frame.type === 'end' ? 'init' : 'events';
    return frame;
  }

  #open(message: Uint8Array): undefined {
    const found = latin1(message.subarray(0, 16));
    if (found !== latin1(ALIS_MAGIC)) {
      const version = found.startsWith('ALiS') && message.length === ALIS_MAGIC.length ? message[4] : undefined;
      const words = version === undefined ? JSON.stringify(found) : `version ${version}`;
      throw this.#refusal(`expected a live stream (ALiS version 1), found ${words}`);
    }
    this.#status = 'init';
  }

  #frame(kind: number, reader: MessageReader): StreamFrame | undefined {
    if (kind === ALIS_KINDS.init) return this.#init(reader);
    if (kind === ALIS_KINDS.end) return { type: 'end', time: this.#time(reader) };
    const type = EVENTS.get(kind);
    if (type === undefined) return undefined;
    const id = reader.number();
    return { type: 'event', id, event: eventOf(type, this.#time(reader), reader) };
  }

  #init(reader: MessageReader): StreamFrame {
    const id = reader.number();
    const time = reader.number();
    const size = reader.size();
    const theme = reader.theme();
    const screen = reader.text();
    this.#last = time;
    return { type: 'init', id, time, ...size, ...(theme && { theme }), screen };
  }

  #time(reader: MessageReader): Micros {
    const time = this.#last + reader.number();
    if (!Number.isSafeInteger(time)) throw this.#refusal('expected a time, found a number that is too large');
    this.#last = time;
    return time;
  }

  #refusal(words: string): CastError {
    return new CastError({ file: this.#name }, `message ${this.#count} of the stream: ${words}`);
  }
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

type EventType = 'output' | 'input' | 'resize' | 'marker' | 'exit';
const EVENTS: ReadonlyMap<number, EventType> = new Map(
  (['output', 'input', 'resize', 'marker', 'exit'] as const).map((type) => [ALIS_KINDS[type], type]),
);

function eventOf(type: EventType, time: Micros, reader: MessageReader): CastEvent {
  if (type === 'resize') return { time, type, ...reader.size() };
  if (type === 'marker') return { time, type, label: reader.text() };
  if (type === 'exit') return { time, type, status: String(reader.number()) };
  return { time, type, data: reader.text() };
}

/** Owns a place in a message. */
class MessageReader {
  readonly #bytes: Uint8Array;
  readonly #refusal: (words: string) => CastError;
  #at = 0;

  constructor(bytes: Uint8Array, refusal: (words: string) => CastError) {
    this.#bytes = bytes;
    this.#refusal = refusal;
  }

  byte(): number {
    return this.#take(1)[0]!;
  }

  number(): number {
    const read = readVarint(this.#bytes, this.#at);
    if (!read) throw this.#refusal('expected a number, found one that is cut off or too large');
    this.#at = read.end;
    return read.value;
  }

  text(): string {
    return decodeUtf8(this.#take(this.number()));
  }

  size(): { cols: number; rows: number } {
    const [cols, rows] = [this.number(), this.number()];
    if ([cols, rows].some((side) => side < 1 || side > MOST_CELLS)) {
      throw this.#refusal(`expected a size of 1x1 to ${MOST_CELLS}x${MOST_CELLS}, found ${cols}x${rows}`);
    }
    return { cols, rows };
  }

  theme(): EmbeddedTheme | undefined {
    const colours = this.byte();
    if (colours === 0) return undefined;
    if (colours !== 8 && colours !== 16) throw this.#refusal(`expected 0, 8 or 16 colours, found ${colours}`);
    const bytes = this.#take(3 * (2 + colours));
    const rgb = (i: number): number => (bytes[3 * i]! << 16) | (bytes[3 * i + 1]! << 8) | bytes[3 * i + 2]!;
    return {
      foreground: rgb(0),
      background: rgb(1),
      palette: Array.from({ length: colours }, (_, i) => rgb(i + 2)),
    };
  }

  #take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    if (taken.length < length) {
      throw this.#refusal(`it is cut off: expected ${length} more bytes, found ${taken.length}`);
    }
    this.#at += length;
    return taken;
  }
}
