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
  readonly mean: number;
  /** Squared distances from the mean, weighed by pixels; 0 once it is known that they are alike. */
  error: number;
  /** Bits to the right of the channel that varies most, and its mean. */
  readonly shift: number;
  readonly middle: number;
}

/**
 * @param colours 0xRRGGBB
 * @param pixels how much each of them counts, above 0
 * @param most groups, at most 256
 * @param alike what differs by no more than this in the channel that varies most stays together
 */
export function cutColours(colours: readonly number[], pixels: readonly number[], most: number, alike: number): Cut {
  const order = Uint32Array.from(colours.keys());
  const groups = [measure(colours, pixels, order, 0, order.length)];
  while (groups.length < most) {
    const at = worst(groups);
    if (at < 0) break;
    const group = groups[at]!;
    const border = isAlike(colours, order, group, alike) ? group.to : divide(colours, order, group);
    if (border === group.to) group.error = 0;
    else {
      groups[at] = measure(colours, pixels, order, group.from, border);
      groups.push(measure(colours, pixels, order, border, group.to));
    }
  }
  const of = new Uint8Array(colours.length);
  for (const [group, { from, to }] of groups.entries()) for (let i = from; i < to; i++) of[order[i]!] = group;
  return { palette: groups.map(({ mean }) => mean), groups: of };
}

/** The group that is off the most, -1 if none is. */
function worst(groups: readonly Group[]): number {
  let at = -1;
  let most = 0;
  for (let i = 0; i < groups.length; i++) {
    const { error } = groups[i]!;
    if (error <= most) continue;
    at = i;
    most = error;
  }
  return at;
}

function isAlike(colours: readonly number[], order: Uint32Array, { from, to, shift }: Group, alike: number): boolean {
  let [least, largest] = [255, 0];
  for (let i = from; i < to; i++) {
    const value = (colours[order[i]!]! >> shift) & 255;
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return largest - least <= alike;
}

/** Puts those that are low before the others, and tells where these begin. */
function divide(colours: readonly number[], order: Uint32Array, { from, to, shift, middle }: Group): number {
  let border = from;
  for (let i = from; i < to; i++) {
    const id = order[i]!;
    if (((colours[id]! >> shift) & 255) > middle) continue;
    order[i] = order[border]!;
    order[border++] = id;
  }
  return border;
}

/** All three channels in one go: this is what takes the time. */
function measure(
  colours: readonly number[],
  pixels: readonly number[],
  order: Uint32Array,
  from: number,
  to: number,
): Group {
  let [count, reds, greens, blues] = [0, 0, 0, 0];
  let [redSquares, greenSquares, blueSquares] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const id = order[i]!;
    const colour = colours[id]!;
    const weight = pixels[id]!;
    const red = colour >> 16;
    const green = (colour >> 8) & 255;
    const blue = colour & 255;
    count += weight;
    reds += weight * red;
    greens += weight * green;
    blues += weight * blue;
    redSquares += weight * red * red;
    greenSquares += weight * green * green;
    blueSquares += weight * blue * blue;
  }
  const channels = [
    { shift: 16, middle: reds / count, error: Math.max(0, redSquares - (reds * reds) / count) },
    { shift: 8, middle: greens / count, error: Math.max(0, greenSquares - (greens * greens) / count) },
    { shift: 0, middle: blues / count, error: Math.max(0, blueSquares - (blues * blues) / count) },
  ];
  const { shift, middle } = channels.reduce((most, channel) => (channel.error > most.error ? channel : most));
  const mean = channels.reduce((sum, channel) => sum | (Math.round(channel.middle) << channel.shift), 0);
  return { from, to, mean, error: channels.reduce((sum, channel) => sum + channel.error, 0), shift, middle };
}
