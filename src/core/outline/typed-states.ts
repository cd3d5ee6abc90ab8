// What stands on the line of a shell after each event while a command is typed: equal keys, equal lines.
import type { Cast, Micros } from '../recording/cast.js';
import { feed } from '../replay/feed.js';
import type { Step } from '../replay/schedule.js';
import { openTerminal } from '../replay/terminal.js';
import type { EmulatorView } from '../terminal/emulator.js';
import { BLANK, type Screen } from '../terminal/screen.js';
import { PALETTE, RGB, type Style } from '../terminal/style.js';

/** From the last output before typing began to the last before the command was entered. */
export interface TypedWindow {
  readonly from: Micros;
  readonly to: Micros;
}

export interface TypedState {
  readonly time: Micros;
  /** The row, counting what scrolled off, the line up to the cursor, and what of it stands behind. */
  readonly key: string;
}

/** The states of each window, in order: one for each moment at which something was written. @param windows in order, apart */
export async function typedStates(cast: Cast, windows: readonly TypedWindow[]): Promise<TypedState[][]> {
  const states: TypedState[][] = windows.map(() => []);
  const emulator = openTerminal(cast);
  const pending: number[] = [];
  const show = (view: EmulatorView, time: Micros) => states[pending.shift()!]!.push({ time, key: keyOf(view) });
  try {
    for await (const _ of feed(lookingSteps(cast, windows, pending), emulator, show)) {
      // nothing to pass on
    }
  } finally {
    emulator.dispose();
  }
  return states;
}

function* lookingSteps(cast: Cast, windows: readonly TypedWindow[], pending: number[]): Generator<Step> {
  let [at, open] = [0, undefined as Micros | undefined];
  for (const event of cast.events) {
    if (event.type !== 'output' && event.type !== 'resize') continue;
    if (open !== undefined && event.time > open) {
      while (at < windows.length && windows[at]!.to < open) at++;
      if (at < windows.length && windows[at]!.from <= open) {
        pending.push(at);
        yield { type: 'show', time: open };
      }
    }
    open = event.time;
    yield event;
  }
}

function keyOf(view: EmulatorView): string {
  const { before, after } = view.cursorLine();
  const { screen } = view.take();
  const row = screen.cursor.row + (view.scrolled?.rows ?? 0);
  return JSON.stringify([row, before, isSuggested(screen) ? '' : after.trimEnd()]);
}

/** What a shell suggests stands behind the cursor in one faint or grey colour. */
function isSuggested(screen: Screen): boolean {
  const { cursor, glyphs, styles, cols } = screen;
  const from = cursor.row * cols + cursor.col;
  const cells = Array.from({ length: cols - cursor.col }, (_, at) => from + at).filter(
    (cell) => glyphs[cell] !== BLANK,
  );
  const [first] = cells;
  if (first === undefined) return false;
  return cells.every((cell) => styles[cell] === styles[first]) && isGrey(screen.style(styles[first]!));
}

function isGrey({ fg, faint }: Style): boolean {
  if (faint || fg === PALETTE + 8) return true;
  if (fg >= RGB) {
    const [red, green, blue] = [(fg >> 16) & 0xff, (fg >> 8) & 0xff, fg & 0xff];
    return Math.max(red, green, blue) - Math.min(red, green, blue) < 16 && red < 0xc0;
  }
  return fg >= PALETTE + 236 && fg <= PALETTE + 248;
}
