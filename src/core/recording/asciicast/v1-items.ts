// The output of a v1 recording, item by item: of a long one, no more than an item is in memory.
import { decodeUtf8 } from '../../bytes.js';
import { Malformed, parseJson, refuseDeep, TooDeep } from '../json/malformed.js';
import { Parts, passOver, type TextPlace } from '../json/part.js';
import { elementEnd } from '../json/scan.js';
import type { Reading } from '../reading.js';
import type { RecordingText } from '../text.js';

/** An item of the list `stdout`, and where it stands. */
export interface V1Item {
  value: unknown;
  line: number;
  /** A fault of the item, for the text that it is to be shown in. */
  placed(fault: Malformed): { fault: Malformed; text: () => string };
}

/** What stands between two marks of a list. */
interface Element {
  gap: Uint8Array;
  bytes: Uint8Array;
  /** The mark after it, if the text goes so far. */
  mark: Uint8Array;
}

/** Items are read in blocks of so much, or of what one takes. */
const BLOCK = 262_144;
/** Shorter items cannot hurt by nesting: none that nests is used. */
const LONG = 65_536;

/**
 * The items of the list whose text begins at `from`; returns the place after the list.
 * @throws CastError where the list is no JSON, and at an item beyond the limit
 */
export function* readItems(text: RecordingText, from: TextPlace, reading: Reading): Generator<V1Item, TextPlace> {
  const parts = new Parts(text);
  let place = from;
  let isFirst = true;
  for (const { gap, bytes, mark } of elements(parts, from.offset, reading.longestEvent)) {
    // Where the text ends, it ends before the spaces.
    if (bytes.length + mark.length > 0) place = passOver(place, gap);
    reading.limitEvent(bytes.length, place.line);
    const json = decodeUtf8(bytes);
    const next = decodeUtf8(mark);
    const here = place;
    const placed = (fault: Malformed) => parts.fault(fault, json, here);
    if (!isFirst || json !== '' || next !== ']') {
      const value = parseElement(json, { before: isFirst ? '' : '0,', next }, (fault) => {
        const { fault: inText, text: shown } = placed(fault);
        return inText.at(reading.name, shown(), here.line);
      });
      yield { value, line: here.line, placed };
    }
    place = passOver(passOver(place, bytes), mark);
    isFirst = false;
    if (next === ']') break;
  }
  return place;
}

/** Cuts a list at its commas; the last element is the one before its end. One of more than `longest` bytes need not be whole. */
function* elements(parts: Parts, from: number, longest: number): Generator<Element> {
  let size = BLOCK;
  for (let offset = from; ; ) {
    const block = parts.bytes(offset, offset + size);
    let at = 0;
    for (let one = elementIn(block, 0); one; one = elementIn(block, at)) {
      yield one.element;
      at = one.after;
    }
    const isAll = block.length < size;
    if (isAll || (at === 0 && size > longest + BLOCK)) {
      const start = spacesEnd(block, at);
      yield { gap: block.subarray(at, start), bytes: block.subarray(start), mark: new Uint8Array() };
    }
    offset += at;
    size = at === 0 ? size * 2 : BLOCK;
  }
}

function elementIn(block: Uint8Array, at: number): { element: Element; after: number } | undefined {
  const start = spacesEnd(block, at);
  const end = elementEnd(block, start);
  if (end === undefined) return undefined;
  const element = {
    gap: block.subarray(at, start),
    bytes: block.subarray(start, end),
    mark: block.subarray(end, end + 1),
  };
  return { element, after: end + 1 };
}

function spacesEnd(bytes: Uint8Array, at: number): number {
  let next = at;
  while (bytes[next] === 32 || bytes[next] === 10 || bytes[next] === 13 || bytes[next] === 9) next++;
  return next;
}

/** The value of an element; what is wrong with it is told as of the list that it stands in. */
function parseElement(
  json: string,
  { before, next }: { before: string; next: string },
  fail: (fault: Malformed) => Error,
): unknown {
  try {
    if (json.length > LONG) refuseDeep(json);
    if (next === ',' || next === ']') return JSON.parse(json);
  } catch (error) {
    if (error instanceof TooDeep) throw fail(error);
  }
  const opening = `\n[${before}`;
  try {
    parseJson(`${opening}${json}${next}${next === ',' ? '0]' : ''}`);
  } catch (error) {
    if (!(error instanceof Malformed) || typeof error.where !== 'number') throw error;
    const where = Math.max(0, error.where - opening.length);
    throw fail(new Malformed(where, error.message, { cutOff: error.cutOff }));
  }
  throw fail(new Malformed(0, 'expected JSON, found text that cannot be read'));
}
