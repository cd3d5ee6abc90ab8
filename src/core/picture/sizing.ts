// How large a picture is: times as large as it would be, or fitted into a given width and height. Text is always drawn anew at
// the size it has in the end; nothing is resampled.

import { CastError, UsageError } from '../errors.js';
import { number, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import type { Cast } from '../recording/cast.js';
import { layoutFor } from './decorate.js';
import { cellOf, type LookValues, type PaintRequest } from './paint-setup.js';

export const scaleOptions = {
  scale: number({
    flag: 'scale',
    group: 'Look',
    help: 'times as large, for screens of high density',
    placeholder: 'FACTOR',
    min: 1,
    max: 4,
    default: 1,
  }),
};

const side = (flag: 'width' | 'height') =>
  number({
    flag,
    group: 'Look',
    help: `${flag} of the picture, the text fitted into it`,
    placeholder: 'PX',
    min: 16,
    max: 16_383,
    integer: true,
    default: undefined,
    defaultText: "the text's",
  });

export const sizingOptions = { ...scaleOptions, width: side('width'), height: side('height') };
export type SizingValues = Values<typeof sizingOptions>;

/** Font sizes are tried in quarters of a pixel. */
const STEP = 0.25;
const SMALLEST = 4;
const LARGEST = 200;

/** The options at `scale`. */
export function scaled<T extends LookValues>(options: T, scale: number): T {
  if (scale === 1) return options;
  return { ...options, fontSize: options.fontSize * scale, decorScale: scale };
}

/** @throws UsageError for a scale that goes with a width or height */
export function refuseTwoSizes({ scale, width, height }: SizingValues): void {
  if (scale === 1 || (width === undefined && height === undefined)) return;
  throw new UsageError(
    optionName('scale'),
    `${optionName('scale')}: cannot go with ${optionName('width')} or ${optionName('height')}, which are in pixels`,
  );
}

/** What is to be on the picture. */
export type Content = Pick<PaintRequest, 'size' | 'overlayEvents' | 'fonts'>;

export type Sized = Pick<PaintRequest, 'options' | 'size' | 'canvas'>;

/**
 * The options and the layout that make the picture as large as is asked for.
 * @throws UsageError for a scale that goes with a width or height; CastError where not even the smallest text fits
 */
export function sizePicture(cast: Cast, options: LookValues & SizingValues, content: Content): Sized {
  const { size } = content;
  const { scale, width, height } = options;
  if (width === undefined && height === undefined) return { options: scaled(options, scale), size };
  refuseTwoSizes(options);
  const fontSize = largestThatFits(options, content, width ?? Infinity, height ?? Infinity);
  if (fontSize === undefined) {
    const room = `${width ?? 'any'}x${height ?? 'any'}`;
    const text = `${size.cols}x${size.rows} cells at ${SMALLEST} pixels an em`;
    throw new CastError(
      { file: cast.name },
      `expected a picture of ${room} pixels to hold ${text}, found it too small`,
    );
  }
  return {
    options: { ...options, fontSize },
    size,
    canvas: { width, height },
  };
}

/** Cells grow with the font, so the sizes that fit are all below those that do not. */
function largestThatFits(
  options: LookValues,
  { fonts, ...content }: Content,
  width: number,
  height: number,
): number | undefined {
  let low = SMALLEST / STEP - 1;
  let high = LARGEST / STEP + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const metrics = cellOf({ ...options, fontSize: middle * STEP }, fonts);
    const { canvasWidth, canvasHeight } = layoutFor({ options, ...content }, metrics).grid;
    if (canvasWidth <= width && canvasHeight <= height) low = middle;
    else high = middle;
  }
  return low * STEP < SMALLEST ? undefined : low * STEP;
}
