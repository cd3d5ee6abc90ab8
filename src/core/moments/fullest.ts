// Which frame has the most on it, but for the `exit` that many sessions end with.
import type { Frame } from '../replay/frame.js';
import { BLANK, type Changes, type Screen } from '../terminal/screen.js';
import { rowText } from '../terminal/text.js';

/** A character weighs more than a blank with a background: a page of text beats a coloured one. */
const CHARACTER = 2;
const COLOURED = 1;
/** Lines of the session's end that may be taken back: the command, and what the shell says on leaving. */
const MOST_LINES = 4;
const LEAVING = /(?:^|\s)(?:exit|logout|\^D)$/;

interface Candidate {
  index: number;
  weight: number;
}

/** The lowest line with text on it, while it grows. */
interface Line {
  text: string;
  /** The best frame before the line was there, and when it had just appeared. */
  before: Candidate | undefined;
  opening: string;
  atOpening: Candidate;
}

/** Sees the frames of a replay in order and remembers the fullest; of equally full ones the last. */
export class FullestFinder {
  #best: Candidate | undefined;
  #lines: Line[] = [];
  #weights = new Int32Array(0);
  #weight = 0;
  readonly #coloured: (boolean | undefined)[] = [];

  see({ index, screen, changes }: Frame): void {
    this.#weigh(screen, changes);
    const before = this.#best;
    if (!before || this.#weight >= before.weight) this.#best = { index, weight: this.#weight };
    this.#followLine(lowestLine(screen), before);
  }

  /** The number of the frame to show; undefined where none was seen. */
  found(): number | undefined {
    const lines = this.#lines.slice();
    let chosen = this.#best;
    for (let line = lines.pop(); line && LEAVING.test(line.text); line = lines.pop()) {
      chosen = LEAVING.test(line.opening) ? line.before : line.atOpening;
    }
    return (chosen ?? this.#best)?.index;
  }

  #weigh(screen: Screen, { all, from, to }: Changes): void {
    const every = all || this.#weights.length !== screen.rows;
    if (every) this.#weights = new Int32Array(screen.rows);
    for (let row = 0; row < screen.rows; row++) {
      if (every || from[row]! < to[row]!) this.#weights[row] = this.#rowWeight(screen, row);
    }
    this.#weight = this.#weights.reduce((sum, weight) => sum + weight, 0);
  }

  #rowWeight(screen: Screen, row: number): number {
    let weight = 0;
    for (let cell = row * screen.cols; cell < (row + 1) * screen.cols; cell++) {
      if (screen.glyphs[cell] !== BLANK) weight += CHARACTER;
      else if (this.#isColoured(screen, screen.styles[cell]!)) weight += COLOURED;
    }
    return weight;
  }

  #isColoured(screen: Screen, style: number): boolean {
    const known = this.#coloured[style];
    if (known !== undefined) return known;
    const { bg, inverse } = screen.style(style);
    const coloured = bg !== 0 || inverse;
    this.#coloured[style] = coloured;
    return coloured;
  }

  #followLine(text: string, before: Candidate | undefined): void {
    const line = this.#lines.at(-1);
    if (line && text.startsWith(line.text)) {
      line.text = text;
      return;
    }
    if (!this.#best) return;
    this.#lines.push({ text, opening: text, before, atOpening: this.#best });
    if (this.#lines.length > MOST_LINES) this.#lines.shift();
  }
}

function lowestLine(screen: Screen): string {
  for (let row = screen.rows - 1; row >= 0; row--) {
    const text = rowText(screen, row).trimEnd();
    if (text !== '') return text;
  }
  return '';
}
