// What is to become of the units of the two streams: hidden, or replaced by other digits and letters of an encoding.
import type { Stream } from './findings.js';
import { Marks } from './marks.js';

export class StreamChanges {
  readonly hidden: Record<Stream, Marks> = { output: new Marks(), input: new Marks() };
  /** Units that are replaced by one other unit. */
  readonly replaced: Record<Stream, Marks> = { output: new Marks(), input: new Marks() };
  /** Of the output: code points that join the grapheme before them, secret or not. */
  readonly joined = new Marks();
  /** Each of them, and where its grapheme begins. */
  readonly #joins: number[] = [];
  readonly #units: Record<Stream, Map<number, string>> = { output: new Map(), input: new Map() };

  get count(): number {
    const { hidden, replaced } = this;
    return hidden.output.count + hidden.input.count + replaced.output.count + replaced.input.count;
  }

  /** Whether any of the positions was not hidden yet. */
  hide(stream: Stream, positions: Iterable<number>): boolean {
    const marks = this.hidden[stream];
    const before = marks.count;
    for (const position of positions) marks.add(position);
    return marks.count > before;
  }

  /** Notes a code point that joins a grapheme, which begins at `base`. */
  join(position: number, base: number): void {
    if (this.joined.has(position)) return;
    this.joined.add(position);
    this.#joins.push(position, base);
  }

  /** What joins a hidden character goes with it, wherever it stands: a mark behind a sequence, in the next event. */
  hideJoined(): void {
    const { output } = this.hidden;
    for (let at = 0; at < this.#joins.length; at += 2) {
      if (output.has(this.#joins[at + 1]!)) output.add(this.#joins[at]!);
    }
  }

  replace(stream: Stream, position: number, unit: string): void {
    this.replaced[stream].add(position);
    this.#units[stream].set(position, unit);
  }

  unitAt(stream: Stream, position: number): string {
    return this.#units[stream].get(position)!;
  }
}
