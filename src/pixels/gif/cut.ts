// Fewer colours for what is drawn once and has thousands: gradients, shadows, photographs. Groups of colours are cut in two where
// they vary most, until there are as many as are wanted or nobody could tell the difference.

export interface Cut {
  /** 0xRRGGBB: the mean of each group. */
  readonly palette: readonly number[];
  /** The group of each colour. */
  readonly groups: Uint8Array;
}

/** Colours [from, to) of the order that a cut keeps. */
interface Group {
  readonly from: number;
  readonly to: number;
  /** 0xRRGGBB */
  mean: number;
  /** Squared distances from the mean, weighed by pixels. */
  error: number;
  /** Bits to the right of the channel that varies most, and its mean. */
  shift: number;
  middle: number;
  /** How far apart the channel's values are at most. */
  range: number;
}

const SHIFTS = [16, 8, 0] as const;

/**
 * @param colours 0xRRGGBB
 * @param pixels how much each of them counts, above 0
 * @param most groups, at most 256
 * @param alike what differs by no more than this in any channel stays together
 */
export function cutColours(colours: readonly number[], pixels: readonly number[], most: number, alike: number): Cut {
  const order = Uint32Array.from(colours.keys());
  const groups = [measure(colours, pixels, order, 0, order.length)];
  while (groups.length < most) {
    const at = worst(groups, alike);
    if (at < 0) break;
    const { from, to, shift, middle } = groups[at]!;
    const border = divide(colours, order, from, to, (colour) => ((colour >> shift) & 255) <= middle);
    groups[at] = measure(colours, pixels, order, from, border);
    groups.push(measure(colours, pixels, order, border, to));
  }
  const of = new Uint8Array(colours.length);
  for (const [group, { from, to }] of groups.entries()) for (let i = from; i < to; i++) of[order[i]!] = group;
  return { palette: groups.map(({ mean }) => mean), groups: of };
}

/** The group that is off the most, -1 if all of them are alike. */
function worst(groups: readonly Group[], alike: number): number {
  let [at, most] = [-1, 0];
  for (const [i, { error, range }] of groups.entries()) {
    if (range > alike && error > most) [at, most] = [i, error];
  }
  return at;
}

/** Puts those that are low before the others, and tells where these begin. */
function divide(colours: readonly number[], order: Uint32Array, from: number, to: number, low: (c: number) => boolean) {
  let border = from;
  for (let i = from; i < to; i++) {
    const id = order[i]!;
    if (!low(colours[id]!)) continue;
    order[i] = order[border]!;
    order[border++] = id;
  }
  return border;
}

function measure(
  colours: readonly number[],
  pixels: readonly number[],
  order: Uint32Array,
  from: number,
  to: number,
): Group {
  const found: Group = { from, to, mean: 0, error: 0, shift: 0, middle: 0, range: 0 };
  let most = -1;
  for (const shift of SHIFTS) {
    const { error, middle, range } = spreadOf(colours, pixels, order, from, to, shift);
    found.mean |= Math.round(middle) << shift;
    found.error += error;
    if (error <= most) continue;
    most = error;
    [found.shift, found.middle, found.range] = [shift, middle, range];
  }
  return found;
}

function spreadOf(
  colours: readonly number[],
  pixels: readonly number[],
  order: Uint32Array,
  from: number,
  to: number,
  shift: number,
) {
  let count = 0;
  let sum = 0;
  let squares = 0;
  let least = 255;
  let largest = 0;
  for (let i = from; i < to; i++) {
    const id = order[i]!;
    const value = (colours[id]! >> shift) & 255;
    const weight = pixels[id]!;
    count += weight;
    sum += weight * value;
    squares += weight * value * value;
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  const middle = sum / count;
  return { middle, range: largest - least, error: Math.max(0, squares - sum * middle) };
}
