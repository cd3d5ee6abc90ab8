// A seeded source of random numbers, the same on every machine, and the vocabulary that the made-up recordings share.

const WORDS = (
  'the quick brown fox jumps over lazy dog server worker index render buffer cache commit branch merge request socket ' +
  'timeout error warning info debug trace handler module export import function return const async await'
).split(' ');

/** A linear congruential generator (Numerical Recipes' constants): plenty for made-up text. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed;
  }

  /** From 0 up to, but not, 1. */
  share() {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 4294967296;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count) {
    return Math.floor(this.share() * count);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  word() {
    return this.pick(WORDS);
  }

  words(count) {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }
}
