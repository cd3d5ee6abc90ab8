// Takes the boxes of kitty's images away where its programs delete the images: there the text under them shows again, and no program
// prints it anew. Knows the deletions by name and of everything; those by place are left out.

import type { Internals, RawLine } from '../xterm/internals.js';
import type { ImageString } from './image-strings.js';

/** A kitty image by its name, "id/number". */
type Which = (name: string) => boolean;

interface Box {
  readonly name: string;
  readonly col: number;
  /** Each line with the content words of its part of the box. */
  readonly parts: readonly { line: RawLine; words: Uint32Array }[];
}

const MOST_BOXES = 1000;
const WORDS = 3;
/** Content word of a cell that holds nothing, one cell wide. */
const NOTHING = 1 << 22;

export class ImageRemoval {
  readonly #boxes: Box[] = [];

  /** A box was drawn. It is known again as long as it stands in the same lines, which move when the screen scrolls. */
  drawn(name: string, { buffer }: Internals, place: { col: number; row: number; width: number; height: number }): void {
    const parts = Array.from({ length: place.height }, (_, i) => buffer.lines.get(buffer.ybase + place.row + i))
      .filter((line) => line !== undefined)
      .map((line) => ({ line, words: wordsOf(line, place.col, place.width) }));
    this.#boxes.push({ name, col: place.col, parts });
    if (this.#boxes.length > MOST_BOXES) this.#boxes.shift();
  }

  /** What was printed over a box stays. */
  remove(which: Which): void {
    for (let at = this.#boxes.length - 1; at >= 0; at--) {
      const { name, col, parts } = this.#boxes[at]!;
      if (!which(name)) continue;
      this.#boxes.splice(at, 1);
      for (const { line, words } of parts)
        for (const [i, word] of words.entries()) {
          const content = (col + i) * WORDS;
          if (line._data[content] === word) line._data[content] = NOTHING;
        }
    }
  }
}

const wordsOf = ({ _data: data }: RawLine, col: number, width: number): Uint32Array =>
  Uint32Array.from({ length: width }, (_, i) => data[(col + i) * WORDS]!);

/** Which images a string deletes; undefined for one that deletes none. */
export function deletionOf({ protocol, body }: ImageString): Which | undefined {
  const control = body.split(';', 1)[0]!;
  const key = (name: string) => new RegExp(`(?:^|,)${name}=([^,]*)`).exec(control)?.[1] ?? '';
  if (protocol !== 'kitty' || key('a') !== 'd') return undefined;
  const idOf = (name: string) => name.split('/')[0]!;
  switch ((key('d') || 'a').toLowerCase()) {
    case 'a':
      return () => true;
    case 'i':
      return (name) => idOf(name) === key('i');
    case 'n':
      return (name) => name.split('/')[1] === key('I');
    case 'r':
      return (name) => Number(idOf(name)) >= Number(key('x')) && Number(idOf(name)) <= Number(key('y'));
    default:
      return undefined;
  }
}
