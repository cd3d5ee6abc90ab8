// Modes that a program has set which change what keys and the mouse send (xterm's ctlseqs).
import type { MouseButton } from './commands.js';

const SEQUENCE = /\x1b\[\?([\d;]*)([hl])|\x1bc|\x1b\[!p/g;
/** Longest beginning of a sequence that the next piece may complete. */
const TAIL = 64;
const MOUSE = [9, 1000, 1002, 1003];

/** Buttons by xterm's numbers. */
const BUTTONS: Readonly<Record<MouseButton, number>> = {
  click: 0,
  'middle-click': 1,
  'right-click': 2,
  'scroll-up': 64,
  'scroll-down': 65,
};

/** Owns the modes; output is followed piece by piece. */
export class InputModes {
  readonly #on = new Set<number>();
  #tail = '';

  follow(output: string): void {
    if (this.#tail === '' && !output.includes('\x1b')) return;
    const text = this.#tail + output;
    let end = 0;
    for (const found of text.matchAll(SEQUENCE)) {
      this.#take(found);
      end = found.index + found[0].length;
    }
    const open = text.lastIndexOf('\x1b');
    this.#tail = open >= Math.max(end, text.length - TAIL) ? text.slice(open) : '';
  }

  #take([, modes, set]: RegExpExecArray): void {
    if (modes === undefined) this.#on.clear();
    for (const mode of (modes ?? '').split(';').map(Number)) {
      if (set === 'h') this.#on.add(mode);
      else this.#on.delete(mode);
    }
  }

  /** DECCKM. */
  get applicationCursor(): boolean {
    return this.#on.has(1);
  }

  /** Undefined where the program does not ask for the mouse. Places in cells from 0. */
  mouse(button: MouseButton, col: number, row: number): string | undefined {
    if (!MOUSE.some((mode) => this.#on.has(mode))) return undefined;
    const code = BUTTONS[button];
    const isWheel = code >= 64;
    if (this.#on.has(1006)) {
      const at = `${code};${col + 1};${row + 1}`;
      return `\x1b[<${at}M${isWheel ? '' : `\x1b[<${at}m`}`;
    }
    const at = String.fromCharCode(Math.min(255, col + 33), Math.min(255, row + 33));
    const press = `\x1b[M${String.fromCharCode(32 + code)}${at}`;
    return isWheel || this.#on.has(9) ? press : `${press}\x1b[M#${at}`;
  }
}
