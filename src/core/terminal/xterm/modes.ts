// State that xterm.js parses but does not tell: the cursor's look, reverse video, colours changed at run time. Watches the
// parser and lets every sequence through to xterm's own handlers.
import { parseColourSpec } from '../colour-spec.js';
import type { CursorShape, RuntimeColours } from '../screen.js';
import { ColourStack } from './colour-stack.js';

type Params = readonly (number | readonly number[])[];

/** The part of xterm's public parser that is needed here. Handlers give false to let other handlers run. */
export interface ParserHooks {
  registerCsiHandler(
    id: { prefix?: string; intermediates?: string; final: string },
    handler: (params: (number | number[])[]) => boolean,
  ): unknown;
  registerEscHandler(id: { intermediates?: string; final: string }, handler: () => boolean): unknown;
  registerOscHandler(id: number, handler: (data: string) => boolean): unknown;
}

// DEC private modes (VT510 manual, xterm's ctlseqs).
const DECSCNM = 5;
const CURSOR_BLINK = 12;
const DECTCEM = 25;

/** kitty's own stack of colours, which came before XTPUSHCOLORS. */
const [KITTY_PUSH, KITTY_POP] = [30_001, 30_101];

const INITIAL_COLOURS: RuntimeColours = {
  foreground: undefined,
  background: undefined,
  cursor: undefined,
  palette: new Map(),
};
/** What OSC 10, 11 and 12 set, in this order; further values of one sequence go to the next. */
const DYNAMIC = ['foreground', 'background', 'cursor'] as const;

interface Draft extends RuntimeColours {
  palette: Map<number, number>;
}

const draftOf = (colours: RuntimeColours): Draft => ({ ...colours, palette: new Map(colours.palette) });

export class Modes {
  cursorVisible = true;
  cursorShape: CursorShape = 'block';
  cursorBlink = false;
  reverse = false;
  /** As last given out. */
  #colours = INITIAL_COLOURS;
  /** As they are by now. A program may set all 256 many times before anybody looks: only then are they copied. */
  #latest: Draft = draftOf(INITIAL_COLOURS);
  #touched = false;
  readonly #stack = new ColourStack<RuntimeColours>();

  constructor(parser: ParserHooks) {
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, (params) => this.#setModes(params, true));
    parser.registerCsiHandler({ prefix: '?', final: 'l' }, (params) => this.#setModes(params, false));
    parser.registerCsiHandler({ intermediates: ' ', final: 'q' }, (params) => this.#setCursorStyle(params));
    parser.registerCsiHandler({ intermediates: '!', final: 'p' }, () => this.#softReset());
    parser.registerEscHandler({ final: 'c' }, () => this.#reset());
    parser.registerOscHandler(4, (data) => this.#setPalette(data));
    parser.registerOscHandler(21, (data) => this.#setNamed(data));
    parser.registerCsiHandler({ intermediates: '#', final: 'P' }, ([place]) => this.#push(place));
    parser.registerCsiHandler({ intermediates: '#', final: 'Q' }, ([place]) => this.#pop(place));
    parser.registerOscHandler(KITTY_PUSH, () => this.#push());
    parser.registerOscHandler(KITTY_POP, () => this.#pop());
    parser.registerOscHandler(104, (data) => this.#restorePalette(data));
    DYNAMIC.forEach((_, index) => {
      parser.registerOscHandler(10 + index, (data) => this.#setDynamic(index, data));
      parser.registerOscHandler(110 + index, () => this.#restoreDynamic(index));
    });
  }

  /** Programs set the same colours again at every redraw: equal ones stay the same object. */
  get colours(): RuntimeColours {
    if (this.#touched && !sameColours(this.#latest, this.#colours)) this.#colours = draftOf(this.#latest);
    this.#touched = false;
    return this.#colours;
  }

  get colourStack(): ColourStack<RuntimeColours>['kept'] {
    return this.#stack.kept;
  }

  /** To be changed. */
  #draft(): Draft {
    this.#touched = true;
    return this.#latest;
  }

  #setModes(params: Params, on: boolean): false {
    for (const mode of params) {
      if (mode === DECTCEM) this.cursorVisible = on;
      else if (mode === CURSOR_BLINK) this.cursorBlink = on;
      else if (mode === DECSCNM) this.reverse = on;
    }
    return false;
  }

  /** DECSCUSR: 1 and 2 block, 3 and 4 underline, 5 and 6 bar, odd ones blink; 0 is the default. */
  #setCursorStyle([style]: Params): false {
    if (typeof style !== 'number' || style > 6) return false;
    this.cursorShape = style < 3 ? 'block' : style < 5 ? 'underline' : 'bar';
    this.cursorBlink = style % 2 === 1;
    return false;
  }

  /** DECSTR shows the cursor; it leaves reverse video and colours alone (VT510 manual, table of DECSTR). */
  #softReset(): false {
    this.cursorVisible = true;
    this.cursorShape = 'block';
    this.cursorBlink = false;
    return false;
  }

  /** RIS. */
  #reset(): false {
    this.#softReset();
    this.reverse = false;
    this.#latest = draftOf(INITIAL_COLOURS);
    this.#touched = true;
    this.#stack.clear();
    return false;
  }

  #push(place?: Params[number]): true {
    this.#stack.push(draftOf(this.#latest), Number(place ?? 0));
    return true;
  }

  #pop(place?: Params[number]): true {
    const colours = this.#stack.pop(Number(place ?? 0));
    if (colours) this.#latest = draftOf(colours);
    this.#touched = true;
    return true;
  }

  /** kitty's OSC 21: `key=colour`, repeated; a key alone brings the theme's colour back, as a cursor without one has. */
  #setNamed(data: string): true {
    for (const pair of data.split(';')) {
      const [key = '', spec] = pair.split('=', 2);
      const index = paletteIndex(key);
      const name = DYNAMIC.find((known) => known === key);
      const colour = spec === undefined ? undefined : parseColourSpec(spec);
      const resets = spec === undefined || (spec === '' && name === 'cursor');
      if (colour === undefined && !resets) continue;
      if (name) this.#draft()[name] = colour;
      else if (index !== undefined && colour !== undefined) this.#draft().palette.set(index, colour);
      else if (index !== undefined) this.#draft().palette.delete(index);
    }
    return true;
  }

  /** OSC 4 ; index ; colour, repeated. */
  #setPalette(data: string): false {
    const parts = data.split(';');
    const { palette } = this.#draft();
    for (let at = 0; at + 1 < parts.length; at += 2) {
      const colour = parseColourSpec(parts[at + 1]!);
      const index = paletteIndex(parts[at]!);
      if (index !== undefined && colour !== undefined) palette.set(index, colour);
    }
    return false;
  }

  /** OSC 104 ; index, repeated; without any, the whole palette. */
  #restorePalette(data: string): false {
    const { palette } = this.#draft();
    if (data === '') palette.clear();
    for (const part of data.split(';')) palette.delete(paletteIndex(part) ?? -1);
    return false;
  }

  #setDynamic(first: number, data: string): false {
    const colours = this.#draft();
    data.split(';').forEach((spec, offset) => {
      const target = DYNAMIC[first + offset];
      const colour = parseColourSpec(spec);
      if (target && colour !== undefined) colours[target] = colour;
    });
    return false;
  }

  #restoreDynamic(index: number): false {
    this.#draft()[DYNAMIC[index]!] = undefined;
    return false;
  }
}

function paletteIndex(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) < 256 ? Number(text) : undefined;
}

function sameColours(a: RuntimeColours, b: RuntimeColours): boolean {
  return (
    DYNAMIC.every((name) => a[name] === b[name]) &&
    a.palette.size === b.palette.size &&
    [...a.palette].every(([index, colour]) => b.palette.get(index) === colour)
  );
}
