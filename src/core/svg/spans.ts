// A value that changes from frame to frame, as spans in which it stays.

export interface Span<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

export class Spans<T> {
  readonly spans: Span<T>[] = [];
  #since = 0;
  #value: T | undefined;

  /** The value from `frame` on; undefined for none. */
  change(frame: number, value: T | undefined): void {
    if (value === this.#value) return;
    this.finish(frame);
    this.#value = value;
  }

  finish(frame: number): void {
    if (this.#value !== undefined && this.#since < frame) {
      this.spans.push({ from: this.#since, to: frame, value: this.#value });
    }
    this.#since = frame;
    this.#value = undefined;
  }
}
