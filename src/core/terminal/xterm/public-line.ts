// A line read through xterm's public interface, in the layout of its private one. The way in for versions of xterm.js whose
// inside we do not know: slower, and without underline styles, underline colours and links.
import type { RawLine } from './internals.js';

/** The part of xterm's public buffer that is needed here. */
interface PublicCell {
  getWidth(): number;
  getChars(): string;
  getFgColor(): number;
  getBgColor(): number;
  getFgColorMode(): number;
  getBgColorMode(): number;
  isBold(): number;
  isItalic(): number;
  isDim(): number;
  isUnderline(): number;
  isBlink(): number;
  isInverse(): number;
  isInvisible(): number;
  isStrikethrough(): number;
  isOverline(): number;
}
export interface PublicBuffer {
  readonly baseY: number;
  getLine(y: number): { readonly isWrapped: boolean; getCell(x: number): PublicCell | undefined } | undefined;
}

const COMBINED = 0x20_0000;

export function readPublicLine(buffer: PublicBuffer, row: number, cols: number): RawLine {
  const data = new Uint32Array(cols * 3);
  const combined: Record<number, string> = {};
  const line = buffer.getLine(buffer.baseY + row);
  for (let col = 0; col < cols; col++) {
    const cell = line?.getCell(col);
    if (!cell) continue;
    const text = cell.getChars();
    const codePoint = text.codePointAt(0) ?? 0;
    const single = text.length <= (codePoint > 0xffff ? 2 : 1);
    if (!single) combined[col] = text;
    data[3 * col] = (single ? codePoint : COMBINED) | (cell.getWidth() << 22);
    data[3 * col + 1] = foregroundWord(cell);
    data[3 * col + 2] = backgroundWord(cell);
  }
  return { _data: data, _combined: combined, _extendedAttrs: {}, isWrapped: line?.isWrapped ?? false };
}

/** Colour and mode as one word; the default colour is -1 in public. */
const colourWord = (mode: number, colour: number): number => (mode === 0 ? 0 : mode | colour);

const flag = (on: number, bit: number): number => (on ? bit : 0);

function foregroundWord(cell: PublicCell): number {
  return (
    colourWord(cell.getFgColorMode(), cell.getFgColor()) |
    flag(cell.isInverse(), 0x0400_0000) |
    flag(cell.isBold(), 0x0800_0000) |
    flag(cell.isUnderline(), 0x1000_0000) |
    flag(cell.isBlink(), 0x2000_0000) |
    flag(cell.isInvisible(), 0x4000_0000) |
    flag(cell.isStrikethrough(), 0x8000_0000)
  );
}

function backgroundWord(cell: PublicCell): number {
  return (
    colourWord(cell.getBgColorMode(), cell.getBgColor()) |
    flag(cell.isItalic(), 0x0400_0000) |
    flag(cell.isDim(), 0x0800_0000) |
    flag(cell.isOverline(), 0x4000_0000)
  );
}
