// Which cells a program addresses: where it puts the cursor and then prints. Moves alone say nothing, since programs ask how large
// a terminal is by sending the cursor far away.

/** CUP, HVP, CHA, HPA or VPA, perhaps SGR, and a character. */
const PRINTED = /\x1b\[(\d{0,5})(?:;(\d{0,5}))?([HfG`d])(?:\x1b\[[\d;:]*m)*[^\x00-\x1f\x7f-\x9f]/g;
/** What may become such a sequence when more output comes. */
const BEGUN = /\x1b(?:\[[\d;]*)?$|\x1b\[[\d;]*[HfG`d](?:\x1b\[[\d;:]*m)*(?:\x1b(?:\[[\d;:]*)?)?$/;
const LONGEST_BEGUN = 256;
/** As far as nobody's terminal goes: a program that prints there means the last cell, whichever it is. */
const FAR = 900;

/** Follows output, piece by piece. Counts from 1; 0 where nothing is addressed. */
export class Addressed {
  cols = 0;
  rows = 0;
  #begun = '';

  add(data: string): void {
    if (this.#begun === '' && !data.includes('\x1b')) return;
    const text = this.#begun + data;
    for (const [, first = '', second = '', final] of text.matchAll(PRINTED)) this.#see(first, second, final!);
    this.#begun = BEGUN.exec(text.slice(-LONGEST_BEGUN))?.[0] ?? '';
  }

  #see(first: string, second: string, final: string): void {
    const [row, col] = final === 'd' ? [first, ''] : final === 'G' || final === '`' ? ['', first] : [first, second];
    if (Number(row) < FAR) this.rows = Math.max(this.rows, Number(row));
    if (Number(col) < FAR) this.cols = Math.max(this.cols, Number(col));
  }
}
