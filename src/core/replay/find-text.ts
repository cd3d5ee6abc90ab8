// When the screen comes to show a text: looks at the screen after each event, not only at frames.

import { guardOf } from '../position/guard.js';
import { bindsToLine } from '../position/pattern.js';
import type { Position } from '../position/position.js';
import type { Finding } from '../position/resolve.js';
import type { Micros } from '../recording/cast.js';
import { rowText } from '../terminal/text.js';
import { WatchedRows } from '../terminal/trace/watched-rows.js';
import { SECOND } from '../time.js';
import { runYielding } from '../yielder.js';
import { play, stepsOf } from './play.js';
import type { Script } from './script.js';

export type TextPosition = Position & { kind: 'text' };

/** The text of a row, and which of the patterns that keep to one row it has: by their index. */
interface Row {
  readonly text: string;
  readonly shows: readonly boolean[];
}

/** What became of each of the positions, in their order. */
export async function findTexts(positions: readonly TextPosition[], script: Script): Promise<Finding[]> {
  const watches = positions.map((position) => new Watch(position));
  // Every event is a screen of its own.
  const all = { ...script, fps: SECOND, skipBlank: false, maxFrames: Infinity };
  const readRow = (text: string): Row => ({ text, shows: watches.map((watch) => watch.inLine && watch.matches(text)) });
  const terminal = WatchedRows.open(all.initial, all.terminal, readRow);
  if (terminal) await runYielding(watchRows(all, terminal, watches));
  else await watchFrames(all, watches);
  return watches;
}

/** Pauses (yields) after each step. */
function* watchRows(
  script: Script,
  terminal: WatchedRows<Row>,
  watches: readonly Watch[],
): Generator<void, void, void> {
  let first = true;
  try {
    for (const step of stepsOf(script)) {
      if (step.type === 'output') terminal.write(step.data);
      else if (step.type === 'resize') terminal.resize(step.cols, step.rows);
      else if (step.type === 'show') {
        const rows = terminal.rows();
        const text = watches.every(({ inLine }) => inLine) ? '' : rows.map((row) => row.text).join('\n');
        for (const [index, watch] of watches.entries()) {
          watch.see(watch.inLine ? rows.some(({ shows }) => shows[index]) : watch.matches(text), first ? 0 : step.time);
        }
        first = false;
      }
      yield;
    }
  } finally {
    terminal.dispose();
  }
}

/** The same by way of whole screens, where rows cannot be watched. */
export async function watchFrames(script: Script, watches: readonly Watch[]): Promise<void> {
  const rows: string[] = [];
  const playing = play(script, ({ screen, changes: { all, from, to }, time }) => {
    rows.length = screen.rows;
    for (let row = 0; row < screen.rows; row++) {
      if (all || from[row]! < to[row]!) rows[row] = rowText(screen, row);
    }
    const text = rows.join('\n');
    for (const watch of watches) watch.see(watch.matches(text), time);
  });
  for await (const _ of playing) {
    // nothing to pass on
  }
}

/** Counts the times that the screen comes to show a pattern; a text that stays counts once. */
export class Watch implements Finding {
  count = 0;
  time: Micros | undefined;
  /** Whether what it looks for is always within one row. */
  readonly inLine: boolean;
  readonly #position: TextPosition;
  readonly #guard: ReturnType<typeof guardOf>;
  #shown = false;

  constructor(position: TextPosition) {
    this.#position = position;
    this.inLine = bindsToLine(position.pattern);
    this.#guard = guardOf(position.pattern, position.source);
  }

  matches(text: string): boolean {
    return this.#guard(() => this.#position.pattern.test(text));
  }

  see(shown: boolean, time: Micros): void {
    if (shown && !this.#shown && ++this.count === this.#position.appearance) this.time = time;
    this.#shown = shown;
  }
}
