// Places by what stands before them: those that a line has are found in one go over the line.

/** A place where a secret stood. */
export interface Place {
  readonly before: string;
  /** What stands before is all from the start of the line on. */
  readonly isAll: boolean;
  readonly secret: string;
}

export interface Context extends Place {
  /** Spans of events in which the whole was there. */
  readonly spans: Set<number>;
}

const SLOTS = 1 << 14;

/** Of what ends at a unit of a line, and how long it is. */
const slotOf = (line: string, end: number, length: number): number => {
  let slot = length;
  for (let at = Math.max(end - length, end - 3); at < end; at++)
    slot = (Math.imul(slot, 0x1f) + line.charCodeAt(at)) | 0;
  return slot & (SLOTS - 1);
};

/** Contexts by what stands before them, and how long that is. */
class Lists {
  readonly lengths = new Set<number>();
  readonly #byBefore = new Map<string, Context[]>();

  add(context: Context): void {
    const { before } = context;
    this.lengths.add(before.length);
    const list = this.#byBefore.get(before);
    if (list) list.push(context);
    else this.#byBefore.set(before, [context]);
  }

  get(before: string): readonly Context[] {
    return this.#byBefore.get(before) ?? [];
  }
}

export class ContextIndex {
  readonly #bits = new Uint8Array(SLOTS);
  readonly #starts = new Lists();
  readonly #inside = new Lists();
  readonly #byPlace = new Map<string, Context>();

  get size(): number {
    return this.#byPlace.size;
  }

  get(place: Place): Context | undefined {
    return this.#byPlace.get(keyOf(place));
  }

  add(place: Place): Context {
    const context = { ...place, spans: new Set<number>() };
    const { before, isAll } = place;
    this.#byPlace.set(keyOf(place), context);
    this.#bits[slotOf(before, before.length, before.length)] = 1;
    (isAll ? this.#starts : this.#inside).add(context);
    return context;
  }

  /** Visits the contexts that a line has, and where in the line their secrets would begin. */
  each(line: string, visit: (context: Context, from: number) => void): void {
    for (const length of this.#starts.lengths) this.#at(line, length, length, this.#starts, visit);
    for (const length of this.#inside.lengths) {
      for (let end = length; end <= line.length; end++) this.#at(line, end, length, this.#inside, visit);
    }
  }

  #at(line: string, end: number, length: number, lists: Lists, visit: (context: Context, from: number) => void): void {
    if (end > line.length || this.#bits[slotOf(line, end, length)] === 0) return;
    for (const context of lists.get(line.slice(end - length, end))) visit(context, end);
  }
}

const keyOf = ({ before, isAll, secret }: Place): string => `${isAll} ${before}\n${secret}`;
