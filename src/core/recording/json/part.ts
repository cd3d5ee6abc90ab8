// Parts of a text that is too long to be read at once: what is wrong with one is told with its place in the whole.
import { decodeUtf8 } from '../../bytes.js';
import { CastError } from '../../errors.js';
import type { RecordingText } from '../text.js';
import { locate } from './json.js';
import { Malformed } from './malformed.js';

/** A place in a text. */
export interface TextPlace {
  /** In bytes, of the place and of the beginning of its line. */
  offset: number;
  lineStart: number;
  /** 1-based. */
  line: number;
}

const NEWLINE = 10;
/** In bytes; errors show no line that is longer. */
const SHOWN = 2000;
const BLOCK = 1_048_576;

/** The place after these bytes. */
export function passOver(place: TextPlace, bytes: Uint8Array): TextPlace {
  let { line, lineStart } = place;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) {
    line++;
    lineStart = place.offset + at + 1;
  }
  return { offset: place.offset + bytes.length, line, lineStart };
}

export class Parts {
  readonly #whole: RecordingText;
  /** The place whose column was asked for last. */
  #known = { lineStart: -1, offset: 0, units: 0 };

  constructor(whole: RecordingText) {
    this.#whole = whole;
  }

  /** Bytes from one offset to another. */
  bytes(from: number, to: number): Uint8Array {
    return this.#whole.bytes(from, Math.max(from, Math.min(to, this.#whole.length)));
  }

  /** A fault in a part, and the text that it is to be shown in. */
  fault(fault: Malformed, part: string, place: TextPlace): { fault: Malformed; text: () => string } {
    const within = typeof fault.where === 'number' ? fault.where : locate(part, fault.where);
    const isNear = place.offset - place.lineStart <= SHOWN;
    const before = isNear ? decodeUtf8(this.bytes(place.lineStart, place.offset)) : '';
    const text = () => {
      const end = place.offset + new TextEncoder().encode(part).length;
      return before + part + decodeUtf8(this.bytes(end, end + SHOWN));
    };
    if (isNear) return { fault: new Malformed(before.length + within, fault.message, more(fault)), text };
    return { fault: new MalformedFarRight(within, fault, this.#unitsBefore(place)), text };
  }

  /** How many code units of UTF-16 stand before a place in its line. */
  #unitsBefore({ lineStart, offset }: TextPlace): number {
    const known = this.#known;
    const goesOn = known.lineStart === lineStart && known.offset <= offset;
    let units = goesOn ? known.units : 0;
    for (let at = goesOn ? known.offset : lineStart; at < offset; at += BLOCK) {
      for (const byte of this.bytes(at, Math.min(offset, at + BLOCK))) {
        if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
      }
    }
    this.#known = { lineStart, offset, units };
    return units;
  }
}

const more = ({ cutOff, hint }: Malformed) => ({ cutOff, ...(hint !== undefined && { hint }) });

/** A fault so far to the right that its line is not shown. */
class MalformedFarRight extends Malformed {
  readonly #unitsBefore: number;

  constructor(within: number, fault: Malformed, unitsBefore: number) {
    super(within, fault.message, more(fault));
    this.#unitsBefore = unitsBefore;
  }

  override at(file: string, text: string, firstLine: number, hint = this.hint): CastError {
    const error = super.at(file, text, firstLine, hint);
    const { line, column = 1 } = error;
    if (line !== firstLine) return error;
    return new CastError({ file, line, column: column + this.#unitsBefore }, this.message, undefined, { hint });
  }
}
