// Screens compared by what a viewer sees of them: values, not ids, so that screens of two replays can be compared.
import { expect } from 'vitest';
import type { Screen } from '../../src/core/terminal/screen.js';
import type { Style } from '../../src/core/terminal/style.js';
import { plainStyle } from './screens.js';

/** Attributes that are not the default ones, as text. */
function styleText(style: Style): string {
  return Object.entries(style)
    .filter(([name, value]) => value !== plainStyle[name as keyof Style])
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** Everything of a screen, in a form that shows in a test's output what differs. */
export function screenFacts(screen: Screen) {
  const styles = new Map<number, string>();
  const styleOf = (id: number): string => {
    const known = styles.get(id) ?? styleText(screen.style(id));
    styles.set(id, known);
    return known;
  };
  const rows = Array.from({ length: screen.rows }, (_, row) => {
    const cells = Array.from({ length: screen.cols }, (_, col) => row * screen.cols + col);
    const text = cells.map((cell) => screen.text(screen.glyphs[cell]!) || '\u00b7').join('|');
    return `${text} ${runs(cells.map((cell) => styleOf(screen.styles[cell]!)))} ${screen.lineSizes[row]}`;
  });
  const { cols, cursor, title, reverse, alternate } = screen;
  const colours = { ...screen.colours, palette: [...screen.colours.palette].sort(([a], [b]) => a - b) };
  return { size: `${cols}x${screen.rows}`, rows, cursor: { ...cursor }, title, reverse, alternate, colours };
}

function runs(styles: readonly string[]): string {
  const starts = styles.map((style, col) => (col > 0 && style === styles[col - 1] ? '' : `${col}:${style}`));
  return starts.filter((start) => start !== '' && start !== '0:').join(' ');
}

export function expectSameScreen(actual: Screen, expected: Screen): void {
  expect(screenFacts(actual)).toEqual(screenFacts(expected));
}
