// A part of what has scrolled off the screen, as output that shows it in the screen's place.
import type { EmulatorView } from '../core/terminal/emulator.js';
import { screenAnsi } from '../core/text/ansi.js';

/** The screen as it would be `rows` further up, as far as there is that much; `scrolled` says how far that is. */
export function scrolledView(view: EmulatorView, rows: number): { text: string; scrolled: number } {
  const { screen } = view.take();
  const all = view.takeAll();
  const above = screen.alternate ? 0 : all.rows - screen.rows;
  const scrolled = Math.min(rows, above);
  const lines = screenAnsi(all)
    .split('\n')
    .slice(above - scrolled, above - scrolled + screen.rows);
  const drawn = lines.map((line, row) => `\x1b[${row + 1};1H\x1b[0m\x1b[2K${line}`).join('');
  return { text: `\x1b[?25l${drawn}`, scrolled };
}
