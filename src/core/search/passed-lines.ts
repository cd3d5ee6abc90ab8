// Lines that a terminal has been spared so far: the last of them are on its screen if anything else comes.

/** Lists longer than that are shortened. */
const MANY_PARTS = 1024;

export class PassedLines {
  #parts: { text: string; lines: number }[] = [];
  #dropped = 0;
  /** Code units of all of them, those that were dropped too. */
  length = 0;

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** @param lines how many whole lines the text is */
  add(text: string, lines: number, kept: number): void {
    this.#parts.push({ text, lines });
    this.length += text.length;
    if (this.#parts.length >= MANY_PARTS + kept) this.#shorten(kept);
  }

  /** The text of at least the last `kept` lines, and how many code units went before it. Nothing is left after that. */
  take(kept: number): { text: string; dropped: number } {
    if (this.#parts.length === 0) return { text: '', dropped: 0 };
    this.#shorten(kept);
    const taken = { text: this.#parts.map(({ text }) => text).join(''), dropped: this.#dropped };
    this.#parts = [];
    this.#dropped = 0;
    this.length = 0;
    return taken;
  }

  #shorten(kept: number): void {
    let first = this.#parts.length;
    for (let lines = 0; first > 0 && lines < kept; ) lines += this.#parts[--first]!.lines;
    for (let at = 0; at < first; at++) this.#dropped += this.#parts[at]!.text.length;
    this.#parts.splice(0, first);
  }
}
