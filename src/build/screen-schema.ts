// The schemas of cells, cursors and screens, as castkit json and castkit diff print them.
import type { Cursor } from '../core/terminal/screen.js';
import type { CellValue, ScreenValue } from '../core/text/screen-json.js';
import { COLOUR, COUNT, list, mapOf, object, oneOf, type Schema, TEXT, TIME, told, YES_OR_NO } from './schema-words.js';

const COLOUR_VALUE = told('an index of the palette, or #rrggbb', {
  anyOf: [{ type: 'integer', minimum: 0, maximum: 255 }, COLOUR],
});
const SET = oneOf(true);

const cell = object<CellValue>(
  {
    text: TEXT,
    width: oneOf(1, 2),
    fg: COLOUR_VALUE,
    bg: COLOUR_VALUE,
    bold: SET,
    faint: SET,
    italic: SET,
    blink: SET,
    inverse: SET,
    conceal: SET,
    strike: SET,
    overline: SET,
    underline: oneOf('single', 'double', 'curly', 'dotted', 'dashed'),
    underlineColour: COLOUR_VALUE,
    link: TEXT,
  },
  [
    ...(['fg', 'bg', 'bold', 'faint', 'italic', 'blink', 'inverse'] as const),
    ...(['conceal', 'strike', 'overline', 'underline', 'underlineColour', 'link'] as const),
  ],
);

const cursor = object<Cursor>({
  col: COUNT,
  row: COUNT,
  visible: YES_OR_NO,
  shape: oneOf('block', 'underline', 'bar'),
  blink: YES_OR_NO,
});

/** What a schema that speaks of cells or cursors needs beside it. */
export const SCREEN_PARTS: Schema = { cell, cursor };
export const CELL: Schema = { $ref: '#/$defs/cell' };
export const CURSOR: Schema = { $ref: '#/$defs/cursor' };

const colours = object<Required<ScreenValue>['colours']>(
  { foreground: COLOUR, background: COLOUR, cursor: COLOUR, palette: mapOf(COLOUR) },
  ['foreground', 'background', 'cursor', 'palette'],
);

const screen = object<ScreenValue>(
  {
    cols: COUNT,
    rows: COUNT,
    title: TEXT,
    cursor: CURSOR,
    modes: object<ScreenValue['modes']>({ alternate: YES_OR_NO, reverse: YES_OR_NO }),
    colours: told('what the program changed at run time', colours),
    lineSizes: told('rows of double width (1) or height (2 and 3), by row', mapOf(oneOf(1, 2, 3))),
    lines: told('rows of cells from left to right', list(list(CELL))),
  },
  ['colours', 'lineSizes'],
);

const line = object<{ time: number; text: string; cells: unknown }>({
  time: told('since when it read so', TIME),
  text: TEXT,
  cells: list(CELL),
});

/** A screen, or with --transcript the lines of the session. */
export const SCREEN: Schema = { anyOf: [screen, object<{ lines: unknown }>({ lines: list(line) })] };
