// What stands before a secret while it is typed or deleted: there a beginning or an end of it is a part of it, however short,
// if the whole stood there shortly before or after.

import { cellUnits } from './normal.js';

/** Units of what stands before a secret that tell the place. */
const BEFORE = 16;
/** Events between a whole secret and a part of it. */
const NEAR = 64;
/** Where nothing stands before it, and of an end without the beginning, shorter parts tell nothing. */
const LEAST_ALONE = 3;
const MOST = 2_000;

interface Context {
  /** At the start of a line, if it is all that stands before the secret. */
  readonly before: string;
  readonly isAll: boolean;
  readonly secret: string;
  /** Spans of `NEAR` events in which the whole was there. */
  readonly spans: Set<number>;
}

export class Contexts {
  readonly #byPlace = new Map<string, Context>();
  readonly #spans = new Set<number>();

  /** Whether any secret stood anywhere shortly before or after an event. */
  isNear(event: number): boolean {
    const span = Math.floor(event / NEAR);
    return this.#spans.has(span) || this.#spans.has(span - 1) || this.#spans.has(span + 1);
  }

  /** Notes that a line has a secret at [from, to), at an event. */
  note(line: string, [from, to]: readonly [number, number], event: number): void {
    const before = cellUnits(line.slice(Math.max(0, from - BEFORE), from));
    const secret = cellUnits(line.slice(from, to));
    const key = `${from <= BEFORE} ${before}\n${secret}`;
    let context = this.#byPlace.get(key);
    if (!context) {
      if (this.#byPlace.size >= MOST || secret.includes('\n')) return;
      context = { before, isAll: from <= BEFORE, secret, spans: new Set() };
      this.#byPlace.set(key, context);
    }
    context.spans.add(Math.floor(event / NEAR));
    this.#spans.add(Math.floor(event / NEAR));
  }

  /** Stretches of a line that are a beginning or an end of a secret in its place. */
  parts(line: string, event: number): (readonly [from: number, to: number])[] {
    const parts: (readonly [number, number])[] = [];
    if (!this.isNear(event)) return parts;
    const span = Math.floor(event / NEAR);
    for (const { before, isAll, secret, spans } of this.#byPlace.values()) {
      if (!spans.has(span) && !spans.has(span - 1) && !spans.has(span + 1)) continue;
      const at = isAll ? (line.startsWith(before) ? 0 : -1) : line.indexOf(before);
      if (at < 0) continue;
      const from = at + before.length;
      const length = partLength(line, from, secret);
      if (length >= (before.trim().length === 0 ? LEAST_ALONE : 1)) parts.push([from, from + length]);
    }
    return parts;
  }
}

/** How much of the line from a place on is the secret without its end, its beginning or its middle; 0 where it is other text. */
function partLength(line: string, from: number, secret: string): number {
  let end = from;
  while (end < line.length && line.charCodeAt(end) > 0x20 && end - from < secret.length) end++;
  for (; end > from; end--) {
    if (end - from < secret.length && isPart(line.slice(from, end), secret)) return end - from;
    if (/[\p{L}\p{N}]/u.test(line[end - 1]!)) return 0;
  }
  return 0;
}

function isPart(text: string, secret: string): boolean {
  let begin = 0;
  while (begin < text.length && text[begin] === secret[begin]) begin++;
  let end = 0;
  while (end < text.length && text[text.length - 1 - end] === secret[secret.length - 1 - end]) end++;
  return begin === text.length || (text.length >= LEAST_ALONE && begin + end >= text.length);
}
