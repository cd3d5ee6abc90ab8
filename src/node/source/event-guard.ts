// Notices, while a recording is unpacked, that one of its events is beyond the limit: a small archive may hold a huge line.
import { tooLongEvent } from '../../core/recording/reading.js';

const NEWLINE = 10;
const OPEN_BRACE = 123;

export class EventGuard {
  readonly #name: string;
  readonly #limit: number;
  /** Undefined before the first piece; false for what need not have lines. */
  #hasLines: boolean | undefined;
  #line = 1;
  #length = 0;

  constructor(name: string, limit: number) {
    this.#name = name;
    this.#limit = limit;
  }

  /** @throws CastError for a line beyond the limit */
  add(piece: Uint8Array): void {
    this.#hasLines ??= isByLines(piece);
    if (!this.#hasLines) return;
    let start = 0;
    for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, start)) {
      this.#grow(at - start);
      this.#line++;
      this.#length = 0;
      start = at + 1;
    }
    this.#grow(piece.length - start);
  }

  #grow(length: number): void {
    this.#length += length;
    if (this.#length > this.#limit) throw tooLongEvent(this.#name, this.#limit, this.#line);
  }
}

/** v2 and v3; v1 is one JSON text, and other formats have no lines. */
function isByLines(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, 65_536));
  return head[0] === OPEN_BRACE && !/"stdout"\s*:|"version"\s*:\s*"?1\D/.test(text);
}
