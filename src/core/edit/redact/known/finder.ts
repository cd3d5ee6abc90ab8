// Finds every part of the secrets that are known by now: on each screen, in the text of both streams, in control strings and in
// what was typed. Texts of other events and of the header are read when they are hidden.
import type { Cast, CastEvent } from '../../../recording/cast.js';
import { eachPlainRow, type SeenRows, type TraceVisitor, traceOutput } from '../../../search/trace.js';
import { throughEvents } from '../../edit.js';
import type { StreamChanges } from '../changes.js';
import type { Known } from '../find.js';
import type { Stream } from '../findings.js';
import { type Hits, knownRanges } from '../hits.js';
import { rowOf } from '../regions/rows.js';
import { type StreamText, Stripper } from '../strings/stripped.js';
import { TypedLines, type TypedText } from '../strings/typed.js';
import { Chains } from './chains.js';
import type { KnownSecret } from './known.js';

/** Visits after a part of a secret, in which all that comes is looked at. */
const WATCHED = 24;
/** As much of a secret that was cut off tells that it goes on here. */
const LEAST_OVERLAP = 6;
/** Control characters do not part a text. */
const CONTROLS = /[\x00-\x1f\x7f-\x9f]/;

export class KnownFinder {
  readonly #known: Known;
  readonly #hits: Hits;
  readonly #changes: StreamChanges;
  readonly #mask: string;
  readonly #chains: Chains;
  /** Where in the output the first part of each secret is that was hidden, by its detector. */
  readonly parts = new Map<string, number>();
  /** Whether there is more to look for than when it began. */
  hasGrown = false;
  #event = 0;
  #watched = 0;

  constructor(known: Known, hits: Hits, changes: StreamChanges, mask: string) {
    this.#known = known;
    this.#hits = hits;
    this.#changes = changes;
    this.#mask = mask;
    this.#chains = new Chains(known.secrets);
  }

  /** Notes in the changes what has to go, in one go through the recording; pauses (yields) now and then. */
  *run(cast: Cast): Generator<void, void, void> {
    const visitor: TraceVisitor = {
      resizes: this.#known.resizes,
      line: () => {},
      rows: (changed, screen) => this.#visitRows(changed, screen),
      wantsEach: () => this.#watched > 0,
      isDull: (lines, position) => this.#isDull(lines, position),
      joined: (position, base) => this.#changes.join(position, base),
    };
    yield* traceOutput(
      throughEvents(cast, (events) => this.#throughFile(events)),
      visitor,
    );
  }

  *#throughFile(events: Iterable<CastEvent>): Generator<CastEvent, void, void> {
    const strippers = { output: this.#stripper('output'), input: this.#stripper('input') };
    const typed = new TypedLines((line) => this.#hideTyped(line));
    for (const event of events) {
      if (event.type === 'output' || event.type === 'input') strippers[event.type].add(event.data);
      if (event.type === 'input') typed.add(event.data);
      yield event;
      this.#event++;
    }
    typed.end();
    strippers.input.end();
    strippers.output.end();
  }

  #stripper(where: Stream): Stripper {
    const visitor = {
      text: (text: StreamText) => {
        for (const { from, to, secret } of knownRanges(text.text, this.#known.secrets)) {
          const positions = Array.from({ length: to - from }, (_, at) => text.position(from + at));
          if (this.#changes.hide(where, positions) && where === 'output') this.#tell(secret, positions);
        }
      },
      payload: (text: StreamText) => this.#hideString(text, where),
    };
    return new Stripper(visitor, { marks: true });
  }

  #tell({ detector }: KnownSecret, [position = 0]: readonly number[]): void {
    if (!this.parts.has(detector)) this.parts.set(detector, position);
  }

  #hideString(text: StreamText, where: Stream): void {
    const hidden = this.#hits.sameLength(text.text, this.#known.places.strings, this.#event);
    if (hidden === text.text) return;
    for (let at = 0; at < hidden.length; at++) {
      const differs = hidden[at] !== text.text[at] && !CONTROLS.test(text.text[at] ?? '');
      if (differs) this.#changes.replace(where, text.position(at), hidden[at]!);
    }
  }

  #hideTyped({ text, source }: TypedText): void {
    for (const [from, to] of this.#hits.ranges(text)) {
      for (let at = from; at < to; at++) {
        const { plain, digits } = source(at);
        this.#changes.hide('input', plain);
        for (const stretch of digits) this.#replaceDigits(stretch);
      }
    }
  }

  /** The number of the mask, filled up with zeros. */
  #replaceDigits([from, to]: readonly [number, number]): void {
    const code = String(this.#mask.codePointAt(0)).padStart(to - from, '0');
    const digits = code.length > to - from ? '42'.padStart(to - from, '0').slice(from - to) : code;
    for (let at = from; at < to; at++) this.#changes.replace('input', at, digits[at - from]!);
  }

  /** What is to be hidden in plain lines without a look at the rows around is hidden. */
  #isDull(lines: string, position: number): boolean {
    const { places } = this.#known;
    const near = places.screen.isNear(this.#event);
    const mayHold = this.#chains.mayHold(lines);
    let isDull = true;
    if (!near && !mayHold) return true;
    eachPlainRow(lines, position, (row, start) => {
      const ranges = mayHold ? this.#chains.alone(row) : [];
      isDull &&= ranges !== undefined;
      for (const [from, to] of [...(ranges ?? []), ...(near ? places.screen.parts(row, this.#event) : [])]) {
        this.#changes.hide(
          'output',
          Array.from({ length: to - from }, (_, at) => start + from + at),
        );
      }
    });
    return isDull;
  }

  #visitRows(changed: readonly number[], screen: SeenRows): void {
    if (this.#watched > 0) this.#watched--;
    let done = -1;
    for (const row of changed) {
      // What a row goes on with, or comes from, may be two rows away.
      for (let near = Math.max(done + 1, row - 2); near <= row + 2 && near < screen.rows; near++) {
        this.#visitRow(screen, near);
        done = near;
      }
    }
  }

  /** A screen that was scrolled sideways shows more of a secret that another had cut off. */
  #readOn(text: string): void {
    for (const { secret, pieces, length } of this.#chains.groups(text)) {
      const last = pieces.at(-1)!;
      const ends = last.at + last.to - last.from === secret.value.length;
      const more =
        secret.isCut && ends && length >= LEAST_OVERLAP ? /^[A-Za-z0-9_-]+/.exec(text.slice(last.to))?.[0] : '';
      if (more) this.hasGrown = this.#known.secrets.extend(secret, more) || this.hasGrown;
    }
  }

  #visitRow(screen: SeenRows, row: number): void {
    const cells = screen.text(row);
    if (this.#chains.mayHold(cells)) {
      this.#watched = WATCHED;
      for (const { row: at, from, to, secret } of this.#chains.stretches(screen, row)) {
        const positions = screen.positions(at, from, to);
        if (this.#changes.hide('output', positions)) this.#tell(secret, positions);
      }
      if (this.#known.secrets.hasCut) this.#readOn(rowOf(cells).text);
    }
    if (!this.#known.places.screen.isNear(this.#event)) return;
    const { text, col } = rowOf(cells);
    for (const [from, to] of this.#known.places.screen.parts(text.trimEnd(), this.#event)) {
      this.#changes.hide('output', screen.positions(row, col(from), col(to - 1) + 1));
    }
  }
}
