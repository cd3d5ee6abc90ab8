// Modes that a program has set in a terminal and not reset: what has to be undone where the program cannot do it any more.

/** DEC private modes that are on by themselves; all others that matter here are off. */
const ON = new Set([7, 25]);
/** Cursor keys, wrapping, cursor, alternate screens, mouse, focus, paste, synchronized output (xterm's ctlseqs). */
const FOLLOWED = new Set([1, 7, 9, 25, 47, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 1047, 1049, 2004, 2026]);

const SEQUENCE = /\x1b\[\?([\d;]*)([hl])|\x1bc|\x1b([=>])|\x1b\[([<>])(\d*)u/g;
/** Longest beginning of a sequence that the next piece may complete. */
const TAIL = 32;

/** Owns the modes that are not as they are by themselves. */
export class LeftModes {
  readonly #changed = new Set<number>();
  #keypad = false;
  /** Keyboard protocols that were pushed (kitty's). */
  #pushed = 0;
  #tail = '';

  follow(output: Uint8Array): void {
    if (this.#tail === '' && !output.includes(0x1b)) return;
    const text = this.#tail + Buffer.from(output.buffer, output.byteOffset, output.byteLength).toString('latin1');
    let end = 0;
    for (const found of text.matchAll(SEQUENCE)) {
      this.#take(found);
      end = found.index + found[0].length;
    }
    const open = text.lastIndexOf('\x1b');
    this.#tail = open >= Math.max(end, text.length - TAIL) ? text.slice(open) : '';
  }

  /** What puts them back. */
  get undo(): string {
    const modes = [...this.#changed].map((mode) => `\x1b[?${mode}${ON.has(mode) ? 'h' : 'l'}`);
    return `${modes.join('')}${this.#keypad ? '\x1b>' : ''}${this.#pushed > 0 ? `\x1b[<${this.#pushed}u` : ''}`;
  }

  #take([whole, modes, set, keypad, stack, count]: RegExpExecArray): void {
    if (whole === '\x1bc') {
      this.#changed.clear();
      this.#keypad = false;
      this.#pushed = 0;
    } else if (keypad) this.#keypad = keypad === '=';
    else if (stack === '>') this.#pushed++;
    else if (stack === '<') this.#pushed = Math.max(0, this.#pushed - Number(count || 1));
    else for (const mode of (modes ?? '').split(';').map(Number)) this.#set(mode, set === 'h');
  }

  #set(mode: number, on: boolean): void {
    if (!FOLLOWED.has(mode)) return;
    if (on === ON.has(mode)) this.#changed.delete(mode);
    else this.#changed.add(mode);
  }
}
