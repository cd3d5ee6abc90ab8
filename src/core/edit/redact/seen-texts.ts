// Texts that were looked at and had nothing, for the next search of the same recording: most of it is as it was.

/** Code units that are kept. */
const MOST_KEPT = 16_000_000;

export class SeenTexts {
  readonly #texts = new Set<string>();
  #kept = 0;

  has(text: string): boolean {
    return this.#texts.has(text);
  }

  add(text: string): void {
    if (this.#kept + text.length > MOST_KEPT) return;
    this.#kept += text.length;
    this.#texts.add(text);
  }
}
