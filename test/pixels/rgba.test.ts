import { describe, expect, it } from 'vitest';
import { plainBorder } from '../../src/core/raster/border.js';
import { RgbaCanvas } from '../../src/core/raster/rgba.js';
import { makeRecording } from '../support/tile-books.js';

const recipe = { cols: 5, rows: 3, cellWidth: 4, cellHeight: 6, left: 2, top: 1, right: 3, bottom: 5 };

describe('RgbaCanvas', () => {
  it('draws a tile as its mask through its ramp, at its cell', () => {
    const { book, grid } = makeRecording(recipe);
    const canvas = new RgbaCanvas(book, grid);
    canvas.draw(Uint32Array.of(7, 9), 1);
    for (let y = 0; y < 6; y++) {
      for (let x = 0; x < 4; x++) {
        const value = book.masks[book.tileMask[9]! * 24 + y * 4 + x]!;
        const colour = book.rampColours[book.rampStart[book.tileRamp[9]!]! + value]!;
        const at = 4 * ((1 + 6 + y) * grid.canvasWidth + 2 + 2 * 4 + x);
        expect([...canvas.pixels.subarray(at, at + 4)]).toEqual([colour >> 16, (colour >> 8) & 255, colour & 255, 255]);
      }
    }
  });

  it('reports the rectangle around the cells that changed, once', () => {
    const { book, grid } = makeRecording({ ...recipe, ramps: [1, 1], masks: 1 });
    const canvas = new RgbaCanvas(book, grid);
    canvas.draw(Uint32Array.of(6, 0, 13, 0), 2);
    expect(canvas.takeChanged()).toEqual({ x: 2 + 4, y: 1 + 6, width: 12, height: 12 });
    expect(canvas.takeChanged()).toBeUndefined();
    canvas.draw(Uint32Array.of(6, 0, 13, 1), 2);
    expect(canvas.takeChanged()).toEqual({ x: 2 + 12, y: 1 + 12, width: 4, height: 6 });
  });

  it('fills the border, and reports the canvas as changed where the border does', () => {
    const { book, grid } = makeRecording(recipe);
    const canvas = new RgbaCanvas(book, grid);
    canvas.fillBorder(plainBorder(0x102030));
    expect(canvas.takeChanged()).toEqual({ x: 0, y: 0, width: grid.canvasWidth, height: grid.canvasHeight });
    canvas.fillBorder(plainBorder(0x102030));
    expect(canvas.takeChanged()).toBeUndefined();
    expect([...canvas.pixels.subarray(-4)]).toEqual([0x10, 0x20, 0x30, 255]);
  });

  it('reports only the side of the border that changes', () => {
    const { book, grid } = makeRecording(recipe);
    const canvas = new RgbaCanvas(book, grid);
    canvas.fillBorder(plainBorder(0x102030));
    canvas.takeChanged();
    const look = plainBorder(0x102030);
    look[3] = 0xff0000;
    canvas.fillBorder(look);
    const height = grid.rows * book.cellHeight;
    expect(canvas.takeChanged()).toEqual({ x: 0, y: grid.top, width: grid.left, height });
  });
});
