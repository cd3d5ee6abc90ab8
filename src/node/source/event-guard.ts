// Notices, while a recording is unpacked, that one of its events is beyond the limit: a small archive may hold a huge one.
import { tooLongEvent } from '../../core/recording/reading.js';

const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
/** Of v1 recordings: their list of items is the second level. */
const ITEMS = 2;
/** How many levels each mark opens. */
const LEVELS = new Int8Array(256);
for (const mark of '[{') LEVELS[mark.charCodeAt(0)] = 1;
for (const mark of ']}') LEVELS[mark.charCodeAt(0)] = -1;

export class EventGuard {
  readonly #name: string;
  readonly #limit: number;
  /** Undefined before the first piece; null for what has neither lines nor items. */
  #measure: ((piece: Uint8Array) => void) | null | undefined;
  #line = 1;
  #length = 0;
  /** Within JSON: how many brackets are open, and whether a string is. */
  #depth = 0;
  #inString = false;
  #isEscaped = false;

  constructor(name: string, limit: number) {
    this.#name = name;
    this.#limit = limit;
  }

  /** @throws CastError for a line, or an item of v1, beyond the limit */
  add(piece: Uint8Array): void {
    if (this.#measure === undefined) {
      const kind = kindOf(piece);
      this.#measure = kind && (kind === 'lines' ? (more) => this.#addLines(more) : (more) => this.#addItems(more));
    }
    this.#measure?.(piece);
  }

  #addLines(piece: Uint8Array): void {
    let start = 0;
    for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, start)) {
      this.#grow(at - start);
      this.#line++;
      this.#length = 0;
      start = at + 1;
    }
    this.#grow(piece.length - start);
  }

  #addItems(piece: Uint8Array): void {
    let start = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]!;
      if (byte === NEWLINE) this.#line++;
      if (this.#inString) this.#passCharacter(byte);
      else if (byte === QUOTE) this.#inString = true;
      else if (byte === COMMA || LEVELS[byte] !== 0) {
        this.#depth += LEVELS[byte]!;
        if (this.#depth > ITEMS) continue;
        this.#grow(at - start);
        this.#length = 0;
        start = at + 1;
      }
    }
    this.#grow(piece.length - start);
  }

  #passCharacter(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#inString = false;
  }

  #grow(length: number): void {
    this.#length += length;
    if (this.#length > this.#limit) throw tooLongEvent(this.#name, this.#limit, this.#line);
  }
}

const JSON_FIRST = /^\ufeff?\s*(?:#(?!!)[^\n]*\n\s*)*\{/;

/** v2 and v3 have lines; v1 is one JSON text; other formats have neither. */
function kindOf(piece: Uint8Array): 'lines' | 'items' | null {
  const head = new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece.subarray(0, 65_536));
  if (!JSON_FIRST.test(head)) return null;
  return /"stdout"\s*:|"version"\s*:\s*"?1\D/.test(head) ? 'items' : 'lines';
}
