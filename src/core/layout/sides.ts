// Lengths for the four sides of a box, in the order of CSS: one for all, vertical and horizontal, or top, right, bottom, left.
import type { Option } from '../options/option.js';

export interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const MOST = 2000;

const isLength = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST;

function checkSides(value: unknown): readonly number[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return [1, 2, 4].includes(list.length) && list.every(isLength) ? list : undefined;
}

/** An option of 1, 2 or 4 lengths in pixels; in text separated by commas or spaces. */
export function sidesOption(
  spec: Pick<Option<unknown>, 'flag' | 'group' | 'help'> & { defaultText?: string },
): Option<readonly number[] | undefined> {
  return {
    ...spec,
    placeholder: 'PX[,PX...]',
    expected: `1, 2 or 4 whole numbers of pixels from 0 to ${MOST}, such as 20 or 10,20`,
    default: undefined,
    parse: (text) => {
      const parts = text.trim().split(/\s*,\s*|\s+/);
      return parts.every((part) => /^\d+(px)?$/.test(part))
        ? checkSides(parts.map((part) => Number.parseInt(part, 10)))
        : undefined;
    },
    check: checkSides,
  };
}

export function sidesOf(lengths: readonly number[], scale: number): Sides {
  const [top = 0, right = top, bottom = top, left = right] = lengths.map((length) => length * scale);
  return { top, right, bottom, left };
}
