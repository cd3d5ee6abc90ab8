// The size that a header gives, and what takes its place where it gives none: what the request says, else what the output needs.
import { optionName } from '../../options/option-name.js';
import { Addressed } from '../addressed.js';
import type { CastEvent } from '../cast.js';
import type { JsonPath } from '../json/json.js';
import { found, Malformed } from '../json/malformed.js';
import type { Reading } from '../reading.js';
import { asSize, MAX_SIZE, type RawHeader, valueAt } from './header.js';

export interface TerminalSize {
  cols: number;
  rows: number;
}

/** What terminals begin with. */
export const USUAL_SIZE: TerminalSize = { cols: 80, rows: 24 };

/** Where a version keeps its size, the best place first; some recorders write a wrong `width` beside right `cols`. */
export type SizePlaces = Readonly<Record<keyof TerminalSize, readonly JsonPath[]>>;

export interface SizeSource {
  header: RawHeader;
  places: SizePlaces;
  reading: Reading;
  /** The text of the header, and the number of its first line. */
  text: () => string;
  line: number;
  /** The events, read without a word about what is wrong with them. */
  events: () => Iterable<CastEvent>;
}

/** @throws CastError at a size that is none, unless the request has another in its place */
export function readSize(source: SizeSource): TerminalSize {
  const { reading, text, line } = source;
  const [cols, rows] = reading.placed(text, line, () => [readSide(source, 'cols'), readSide(source, 'rows')] as const);
  if (cols && rows) return { cols, rows };
  const needed = sizeNeeded(source.events());
  const size = { cols: cols ?? needed.cols, rows: rows ?? needed.rows };
  const wrong = placeOf(source, cols ? 'rows' : 'cols');
  const sentence = `the header has no size of a terminal; ${size.cols}x${size.rows} is used${needed.why} (${optionName('cols')} and ${optionName('rows')} set it)`;
  reading.warnAt(new Malformed(wrong, sentence), text, line);
  return size;
}

/** Undefined for a 0, as recorders write it that have no terminal. @throws Malformed */
function readSide(source: SizeSource, side: keyof TerminalSize): number | undefined {
  const { header, places, reading } = source;
  const sizes = places[side].map((path) => asSize(valueAt(header, path)));
  const size = sizes.find((one) => one !== undefined) ?? reading.given[side];
  if (size !== undefined) return size;
  const wrong = placeOf(source, side);
  const value = valueAt(header, wrong);
  if (value !== '' && !Array.isArray(value) && value !== null && Number(value) === 0) return undefined;
  const sentence = `expected "${wrong.join('.')}" from 1 to ${MAX_SIZE}, found ${found(value)}`;
  throw new Malformed(wrong, sentence, {
    hint: `${optionName(side)} says how many ${side === 'cols' ? 'columns' : 'rows'} there were.`,
  });
}

/** The first place that has anything. */
const placeOf = ({ header, places }: SizeSource, side: keyof TerminalSize): JsonPath =>
  places[side].find((path) => valueAt(header, path) !== undefined) ?? places[side][0]!;

/** The first resize, where it comes before all output; else the usual size, or one that has all cells that are addressed. */
function sizeNeeded(events: Iterable<CastEvent>): TerminalSize & { why: string } {
  const addressed = new Addressed();
  let hasOutput = false;
  for (const event of events) {
    if (event.type === 'resize' && !hasOutput)
      return { cols: event.cols, rows: event.rows, why: ', as its first resize says' };
    if (event.type === 'resize') break;
    if (event.type !== 'output' || event.data === '') continue;
    hasOutput = true;
    addressed.add(event.data);
  }
  const size = {
    cols: Math.max(USUAL_SIZE.cols, addressed.cols),
    rows: Math.max(USUAL_SIZE.rows, addressed.rows),
  };
  const isLarger = size.cols > USUAL_SIZE.cols || size.rows > USUAL_SIZE.rows;
  return { ...size, why: isLarger ? ', which has all cells that the output addresses' : '' };
}
