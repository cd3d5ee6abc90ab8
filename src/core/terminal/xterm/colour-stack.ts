// The stack of the colours that programs set (XTPUSHCOLORS, XTPOPCOLORS; xterm's ctlseqs): ten places, which may be named.
const PLACES = 10;

export class ColourStack<T> {
  readonly #places: (T | undefined)[] = [];
  #pushed = 0;

  /** Onto the stack, or with a number from 1 to 10 into that place. */
  push(colours: T, place = 0): void {
    if (place > 0) {
      if (place <= PLACES) this.#places[place - 1] = colours;
      return;
    }
    if (this.#pushed < PLACES) this.#places[this.#pushed] = colours;
    this.#pushed++;
  }

  /** From the stack, or with a number what is in that place, where it stays. Undefined where there is nothing. */
  pop(place = 0): T | undefined {
    if (place > 0) return this.#places[place - 1];
    if (this.#pushed === 0) return undefined;
    this.#pushed--;
    return this.#places[this.#pushed];
  }

  /** What is in each place, and how many pushes are to be popped. */
  get kept(): { readonly places: readonly (T | undefined)[]; readonly pushed: number } {
    return { places: this.#places, pushed: this.#pushed };
  }

  clear(): void {
    this.#places.length = this.#pushed = 0;
  }
}
