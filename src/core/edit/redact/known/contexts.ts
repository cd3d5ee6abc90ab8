// What stands before a secret while it is typed or deleted: there a beginning or an end of it is a part of it, however short,
// if the whole stood there shortly before or after.

import { type Context, ContextIndex } from './context-index.js';
import { cellUnits } from './normal.js';

/** Units of what stands before a secret that tell the place. */
const BEFORE = 16;
/** Events between a whole secret and a part of it. */
const NEAR = 64;
/** Where nothing stands before it, and of an end without the beginning, shorter parts tell nothing. */
const LEAST_ALONE = 3;
const MOST = 2_000;
/** Lines that were looked at; forgotten when there are too many. */
const MOST_LINES = 50_000;

/** A stretch of a line that is a beginning or an end of a secret in its place. */
interface Part {
  readonly context: Context;
  readonly from: number;
  readonly to: number;
}

export class Contexts {
  readonly #index = new ContextIndex();
  readonly #spans = new Set<number>();
  readonly #parts = new Map<string, readonly Part[]>();

  /** Whether any secret stood anywhere shortly before or after an event. */
  isNear(event: number): boolean {
    return isNear(this.#spans, event);
  }

  /** Notes that a line has a secret at [from, to), at an event. */
  note(line: string, [from, to]: readonly [number, number], event: number): void {
    const before = cellUnits(line.slice(Math.max(0, from - BEFORE), from));
    const secret = cellUnits(line.slice(from, to));
    const place = { before, isAll: from <= BEFORE, secret };
    let context = this.#index.get(place);
    if (!context) {
      if (this.#index.size >= MOST || secret.includes('\n')) return;
      context = this.#index.add(place);
      this.#parts.clear();
    }
    context.spans.add(Math.floor(event / NEAR));
    this.#spans.add(Math.floor(event / NEAR));
  }

  /** Stretches of a line that are a beginning or an end of a secret in its place. */
  parts(line: string, event: number): (readonly [from: number, to: number])[] {
    if (!this.isNear(event)) return [];
    return this.#partsOf(line).flatMap(({ context, from, to }) =>
      isNear(context.spans, event) ? [[from, to] as const] : [],
    );
  }

  #partsOf(line: string): readonly Part[] {
    const known = this.#parts.get(line);
    if (known) return known;
    const parts: Part[] = [];
    this.#index.each(line, (context, from) => {
      const length = partLength(line, from, context.secret);
      if (length < (context.before.trim() === '' ? LEAST_ALONE : 1)) return;
      parts.push({ context, from, to: from + length });
    });
    if (this.#parts.size >= MOST_LINES) this.#parts.clear();
    this.#parts.set(line, parts);
    return parts;
  }
}

function isNear(spans: ReadonlySet<number>, event: number): boolean {
  const span = Math.floor(event / NEAR);
  return spans.has(span) || spans.has(span - 1) || spans.has(span + 1);
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
