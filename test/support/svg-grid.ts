// The grid of every frame, as lifetimes say it is and as the emulator says it is, in a form that can be compared.
import type { Cast } from '../../src/core/recording/cast.js';
import { planReplay, type ReplayOptions } from '../../src/core/replay/plan.js';
import { replay } from '../../src/core/replay/replay.js';
import { Appearance } from '../../src/core/svg/appearance.js';
import type { LayerLifetimes } from '../../src/core/svg/lifetimes.js';
import { Paints } from '../../src/core/svg/paints.js';
import { ScreenLog } from '../../src/core/svg/screens.js';
import { BLANK, type Screen, TAIL } from '../../src/core/terminal/screen.js';
import { defaultColours, inkOf } from '../../src/core/theme/colours.js';
import type { Theme } from '../../src/core/theme/theme.js';
import { parseTheme } from '../../src/core/theme/themes.js';

export interface Replayed {
  log: ScreenLog;
  appearance: Appearance;
  /** Every cell of each frame: its text, its colours. */
  expected: string[][];
}

const theme = parseTheme('dracula');

/** Replays a recording into lifetimes, and notes what each frame shows. */
export async function replayed(cast: Cast, options: ReplayOptions = {}): Promise<Replayed> {
  const paints = new Paints();
  const appearance = new Appearance(
    [theme],
    { boldIsBright: false, cursor: undefined, minContrast: 1, blink: false },
    paints,
  );
  const expected: string[][] = [];
  const size = await planReplay(cast, options);
  const log = new ScreenLog(size.cols, size.rows, appearance);
  await replay(cast, options, (frame) => {
    log.see(frame);
    expected.push(expectedCells(frame.screen, size, theme, paints));
  });
  log.finish(log.times.length * 1_000_000, 0);
  return { log, appearance, expected };
}

function expectedCells(screen: Screen, size: { cols: number; rows: number }, theme: Theme, paints: Paints): string[] {
  const context = { theme, screen, boldIsBright: false };
  const border = defaultColours(context).background;
  const cells: string[] = [];
  for (let row = 0; row < size.rows; row++) {
    for (let col = 0; col < size.cols; col++) {
      if (row >= screen.rows || col >= screen.cols) {
        cells.push(`${paints.id([border])}`);
        continue;
      }
      cells.push(cellOf(screen, row, col, context, paints));
    }
  }
  return cells;
}

function cellOf(
  screen: Screen,
  row: number,
  col: number,
  context: { theme: Theme; screen: Screen; boldIsBright: boolean },
  paints: Paints,
): string {
  const at = row * screen.cols + col;
  const glyph = screen.glyphs[at]!;
  const lead = glyph === TAIL && col > 0 ? at - 1 : at;
  const style = screen.style(screen.styles[lead]!);
  const ink = inkOf(style, context);
  const ground = paints.id([ink.ground]);
  const lines = style.underline !== 'none' || style.overline || style.strike;
  if (glyph === TAIL || style.conceal || (glyph === BLANK && !lines)) return `${ground}`;
  const { cursor } = screen;
  const wide = screen.glyphs[at + 1] === TAIL && col + 1 < screen.cols;
  const covered =
    cursor.visible &&
    cursor.shape === 'block' &&
    cursor.row === row &&
    (cursor.col === col || (wide && cursor.col === col + 1));
  const text = covered ? ink.ground : ink.text;
  return `${ground} ${screen.text(glyph)} ${paints.id([text])} ${style.bold} ${style.italic} ${style.underline}`;
}

/** Every cell of each frame as the lifetimes have it. */
export function* rebuilt({ log, appearance }: Replayed): Generator<string[]> {
  const { cols, rows } = log;
  const layers = [timelineOf(log.fixed, log.times.length), timelineOf(log.moving, log.times.length)];
  let scrolled = 0;
  for (let frame = 0; frame < log.times.length; frame++) {
    scrolled = log.scrolls.findLast((scroll) => scroll.frame <= frame)?.rows ?? 0;
    const border = log.borders.spans.find(({ from, to }) => from <= frame && frame < to)?.value ?? log.base;
    const cells = new Array<string>(cols * rows).fill(`${border}`);
    for (const [layer, timeline] of layers.entries()) {
      timeline.advance(frame);
      const shift = layer === 0 ? 0 : scrolled;
      for (const [key, { ground, mark }] of timeline.cells) {
        const row = Math.floor(key / 1024) - shift;
        if (row < 0 || row >= rows) throw new Error(`frame ${frame}: something shows in row ${row}`);
        const at = row * cols + (key % 1024);
        const before = cells[at]!;
        if (before !== `${border}`) throw new Error(`frame ${frame}: two layers show something in row ${row}`);
        cells[at] = `${ground ?? border}${mark === undefined ? '' : describe(appearance, mark)}`;
      }
    }
    yield cells;
  }
}

function describe({ marks, pens }: Appearance, id: number): string {
  const { text, pen } = marks[id]!;
  const { paint, bold, italic, decorations } = pens[pen]!;
  const underline = decorations.find((kind) => kind !== 'strike' && kind !== 'overline') ?? 'none';
  return ` ${text} ${paint} ${bold} ${italic} ${underline}`;
}

interface Cell {
  ground?: number | undefined;
  mark?: number | undefined;
}

function timelineOf({ grounds, marks }: LayerLifetimes, frames: number) {
  const begin: (() => void)[][] = Array.from({ length: frames + 1 }, () => []);
  const end: (() => void)[][] = Array.from({ length: frames + 1 }, () => []);
  const cells = new Map<number, Cell>();
  for (const [kind, lifetimes] of [['ground', grounds] as const, ['mark', marks] as const]) {
    for (const item of lifetimes.items()) {
      const values = item.cells;
      for (let i = 0; i < values.length; i += 3) {
        const key = values[i]! * 1024 + values[i + 1]!;
        begin[item.from]!.push(() => {
          const cell = cells.get(key) ?? {};
          if (cell[kind] !== undefined) throw new Error(`two ${kind}s at once`);
          cell[kind] = values[i + 2]!;
          cells.set(key, cell);
        });
        end[item.to]!.push(() => {
          const cell = cells.get(key)!;
          cell[kind] = undefined;
          if (cell.ground === undefined && cell.mark === undefined) cells.delete(key);
        });
      }
    }
  }
  return {
    cells,
    advance(frame: number): void {
      for (const stop of end[frame]!) stop();
      for (const start of begin[frame]!) start();
    },
  };
}
