// What is wrong with a piece of JSON, before it is known where in which file the piece stands.
import { CastError } from '../../errors.js';
import { type JsonPath, jsonFault, locate, MAX_DEPTH, nestsTooDeep } from './json.js';

/** A source line longer than this is left out of errors: no caret under it could be seen. */
const MAX_SHOWN_LINE = 500;
/** Texts shorter than this cannot hurt by nesting until they are written; those are checked when they hold nested data. */
const LONG_TEXT = 65_536;

/** Thrown inside cast/ only; the reader that knows the file and the line turns it into a CastError. */
export class Malformed extends Error {
  readonly where: JsonPath | number;
  /** The text stops where more had to follow, as after a crash. */
  readonly cutOff: boolean;
  /** What would help, as a sentence. */
  readonly hint: string | undefined;

  /** @param where path of the value that is wrong, or an offset in the text */
  constructor(where: JsonPath | number, sentence: string, more: { cutOff?: boolean; hint?: string } = {}) {
    super(sentence);
    this.where = where;
    this.cutOff = more.cutOff ?? false;
    this.hint = more.hint;
  }

  /** The error of file `file`, in which `text` begins at the start of line `firstLine`. */
  at(file: string, text: string, firstLine: number, hint = this.hint): CastError {
    const offset = typeof this.where === 'number' ? this.where : locate(text, this.where);
    const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    let line = firstLine;
    for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) line++;
    const end = text.indexOf('\n', offset);
    const source = text.slice(start, end === -1 ? text.length : end);
    const shown = source.length <= MAX_SHOWN_LINE ? source.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ') : undefined;
    return new CastError({ file, line, column: offset - start + 1 }, this.message, shown, { hint });
  }
}

/**
 * JSON.parse that says where text is malformed.
 * @throws Malformed with an offset
 */
export function parseJson(text: string): unknown {
  if (text.length > LONG_TEXT) refuseDeep(text);
  try {
    return JSON.parse(text);
  } catch {
    const fault = jsonFault(text);
    if (!fault) throw new Malformed(0, 'expected JSON, found text that cannot be read');
    const { offset, expected, cutOff } = fault;
    throw new Malformed(offset, `expected ${expected}, found ${foundAt(text, offset)}`, { cutOff });
  }
}

/** @throws Malformed where the text nests so deeply that it could not be written back */
export function refuseDeep(text: string): void {
  if (nestsTooDeep(text)) throw new TooDeep(0, `expected JSON nested at most ${MAX_DEPTH} deep, found more`);
}

/** Of such a text nothing more is found out: that would cost what the limit saves. */
export class TooDeep extends Malformed {}

function foundAt(text: string, offset: number): string {
  const whole = text.trimEnd();
  if (offset >= whole.length) return whole.includes('\n') ? 'the end of the file' : 'the end of the line';
  const word =
    /^[\w.+-]+/.exec(text.slice(offset, offset + 40))?.[0] ?? String.fromCodePoint(text.codePointAt(offset)!);
  return /^[\w.+-]/.test(word) ? word : quote(word);
}

/** Text as a JSON string, cut to 40 characters, with nothing in it that a terminal would act on. */
export function quote(text: string): string {
  const cut = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return JSON.stringify(cut).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value in words, for the end of "expected ..., found ...". */
export function found(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return value === undefined ? 'nothing' : String(value);
}
