import { describe, expect, it } from 'vitest';
import { decorOptions } from '../../src/core/layout/decor.js';
import { colourAt, type Gradient, gradientLine, parseFill } from '../../src/core/layout/fill.js';
import { sidesOf } from '../../src/core/layout/sides.js';
import { parseColour } from '../../src/core/theme/colour.js';

const gradient = (text: string): Gradient => parseFill(text, 'marginFill') as Gradient;

describe('a fill', () => {
  it('is a colour, by digits or by name', () => {
    expect(['#282a36', '282a36', '#fa0', 'White', '12', 'constructor'].map(parseColour)).toEqual([
      0x282a36,
      0x282a36,
      0xffaa00,
      0xffffff,
      undefined,
      undefined,
    ]);
    const names = ['green', 'grey', 'Tomato', 'rebeccapurple', 'blurple'];
    expect(names.map(parseColour)).toEqual([0x008000, 0x808080, 0xff6347, 0x663399, undefined]);
    const written = ['rgb(40, 42, 54)', 'rgba(131,58,180,1)', 'rgb(0 0 255 / 100%)', 'rgb(300,0,0)', 'rgba(1,2,3,0.5)'];
    expect(written.map(parseColour)).toEqual([0x282a36, 0x833ab4, 0x0000ff, undefined, undefined]);
    expect(parseFill('#123', 'marginFill')).toEqual({ kind: 'colour', colour: 0x112233 });
  });

  it('is an image by its name', () => {
    expect(parseFill('docs/My Sky.JPEG', 'marginFill')).toEqual({ kind: 'image', file: 'docs/My Sky.JPEG' });
  });

  it('is a gradient as CSS writes it', () => {
    expect(gradient('linear-gradient(45deg, red, #00f 60%, white)')).toEqual({
      kind: 'gradient',
      angle: 45,
      stops: [
        { colour: 0xff0000, at: 0 },
        { colour: 0x0000ff, at: 0.6 },
        { colour: 0xffffff, at: 1 },
      ],
    });
    const angles = ['red, blue', 'to right, red, blue', 'to top left, red, blue', '-0.25turn, red, blue'];
    expect(angles.map((text) => gradient(`linear-gradient(${text})`).angle)).toEqual([180, 90, 315, 270]);
    const generated = gradient('linear-gradient(90deg, rgba(2,0,36,1) 0%, rgb(0 212 255) 100%)');
    expect(generated.stops.map(({ colour }) => colour)).toEqual([0x020024, 0x00d4ff]);
    const spread = gradient('linear-gradient(red, lime, blue, white)').stops.map(({ at }) => at);
    expect(spread.map((at) => at.toFixed(3))).toEqual(['0.000', '0.333', '0.667', '1.000']);
  });

  it.each([
    ['blurple', 'expected a colour such as #282a36'],
    ['linear-gradient(red)', 'expected a gradient of two colours or more'],
    ['linear-gradient(45deg, red, blurple)', 'received "blurple"'],
    ['linear-gradient(', 'expected a colour such as #282a36'],
  ])('%s is an error that says why', (text, words) => {
    expect(() => parseFill(text, 'marginFill')).toThrow(/^marginFill: expected /);
    expect(() => parseFill(text, 'marginFill')).toThrow(words);
  });
});

describe('a gradient', () => {
  it('has its colours at the corners that its angle points to', () => {
    const at = (text: string, x: number, y: number) => {
      const made = gradient(text);
      const { dx, dy, start } = gradientLine(made, 200, 100);
      return colourAt(made, x * dx + y * dy + start);
    };
    expect(at('linear-gradient(black, white)', 100, 0)).toBe(0x000000);
    expect(at('linear-gradient(black, white)', 100, 100)).toBe(0xffffff);
    expect(at('linear-gradient(to right, black, white)', 100, 77)).toBe(0x808080);
    expect(at('linear-gradient(135deg, black, white)', 0, 0)).toBe(0x000000);
    expect(at('linear-gradient(135deg, black, white)', 200, 100)).toBe(0xffffff);
    expect(at('linear-gradient(315deg, black, white)', 200, 100)).toBe(0x000000);
  });

  it('turns by degrees as sine and cosine do', () => {
    for (let degrees = 0; degrees < 360; degrees += 7) {
      const { dx, dy } = gradientLine({ ...gradient('linear-gradient(red, blue)'), angle: degrees }, 1, 1);
      const radians = (degrees * Math.PI) / 180;
      expect(dx / Math.sqrt(dx * dx + dy * dy)).toBeCloseTo(Math.sin(radians), 12);
      expect(-dy / Math.sqrt(dx * dx + dy * dy)).toBeCloseTo(Math.cos(radians), 12);
    }
  });
});

describe('lengths of sides', () => {
  const { parse, check } = decorOptions.margin;

  it('are one, two or four, in the order of CSS', () => {
    expect([parse('8'), parse('8,12'), parse('1 2 3px 4')]).toEqual([[8], [8, 12], [1, 2, 3, 4]]);
    expect(check(7)).toEqual([7]);
    expect(sidesOf([1, 2], 2)).toEqual({ top: 2, right: 4, bottom: 2, left: 4 });
    expect(sidesOf([1, 2, 3, 4], 1)).toEqual({ top: 1, right: 2, bottom: 3, left: 4 });
  });

  it('are nothing else', () => {
    expect(['', '1,2,3', '-1', '2.5', 'ten', '99999'].map(parse)).toEqual(Array(6).fill(undefined));
    expect([check([1, 2, 3]), check('8'), check([Number.NaN])]).toEqual([undefined, undefined, undefined]);
  });
});
