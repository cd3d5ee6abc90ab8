// What fills a margin: a colour, a linear gradient as CSS writes it, or an image.
import { UsageError } from '../errors.js';
import { mixColours, parseColour } from '../theme/colour.js';

export interface Gradient {
  readonly kind: 'gradient';
  /** Degrees, clockwise from "to the top", 0 to 360. */
  readonly angle: number;
  /** In order; `at` is 0 to 1. */
  readonly stops: readonly { readonly colour: number; readonly at: number }[];
}

export type Fill =
  | { readonly kind: 'colour'; readonly colour: number }
  | Gradient
  | { readonly kind: 'image'; readonly file: string };

const EXPECTED = 'a colour such as #282a36, linear-gradient(135deg, #f59e0b, #db2777), or an image file';
/** Of a gradient: enough to put a hard edge between two stops where it belongs. */
const MOST_STEPS = 4096;
/** What two steps of a gradient differ by at most, in any channel, and how wide one is at most, in pixels: bands would show. */
const STEP = 2;
const WIDEST = 16;
const DIRECTIONS: Record<string, number> = { top: 0, right: 90, bottom: 180, left: 270 };

/** @throws UsageError that says what is wrong */
export function parseFill(text: string, option: string): Fill {
  const gradient = /^linear-gradient\((.*)\)$/is.exec(text.trim())?.[1];
  if (gradient !== undefined) return parseGradient(gradient, option);
  const colour = parseColour(text);
  if (colour !== undefined) return { kind: 'colour', colour };
  if (/\.(png|jpe?g|webp|avif|gif|tiff?|svg)$/i.test(text)) return { kind: 'image', file: text };
  throw new UsageError(option, { expected: EXPECTED, received: JSON.stringify(text) });
}

function parseGradient(inside: string, option: string): Gradient {
  const parts = inside.split(/,(?![^(]*\))/).map((part) => part.trim()); // commas in rgb() part nothing
  const angle = parseAngle(parts[0] ?? '');
  const stops = parts.slice(angle === undefined ? 0 : 1).map((part) => parseStop(part, option));
  if (stops.length < 2) {
    throw new UsageError(option, {
      expected: 'a gradient of two colours or more',
      received: JSON.stringify(`linear-gradient(${inside})`),
    });
  }
  return { kind: 'gradient', angle: angle ?? 180, stops: spreadStops(stops) };
}

/** `45deg`, `0.25turn` or `to right`; `undefined` if it is none of these. */
function parseAngle(text: string): number | undefined {
  const [, value, unit] = /^(-?\d*\.?\d+)(deg|turn)$/i.exec(text) ?? [];
  if (value !== undefined && unit !== undefined) {
    const degrees = Number(value) * (unit.toLowerCase() === 'turn' ? 360 : 1);
    return ((degrees % 360) + 360) % 360;
  }
  const sides = /^to (\w+)(?: (\w+))?$/i.exec(text.toLowerCase());
  if (!sides) return undefined;
  const angles = sides
    .slice(1)
    .flatMap((side) => (side !== undefined && side in DIRECTIONS ? [DIRECTIONS[side]!] : []));
  if (angles.length === 0) return undefined;
  const [a = 0, b = a] = angles;
  // Top and left are 0 and 270: between them lies 315, not 135.
  return Math.abs(a - b) > 180 ? 315 : (a + b) / 2;
}

function parseStop(text: string, option: string): { colour: number; at: number | undefined } {
  const [, name = '', at] = /^(.*?)(?:\s+(\d+(?:\.\d+)?)%)?$/.exec(text) ?? [];
  const colour = parseColour(name);
  if (colour === undefined) {
    throw new UsageError(option, {
      expected: 'a colour such as #f59e0b or red, perhaps with a place such as 50%',
      received: JSON.stringify(text),
    });
  }
  return { colour, at: at === undefined ? undefined : Math.min(1, Number(at) / 100) };
}

/** Stops without a place lie evenly between their neighbours; none lies before the one before it (CSS Images 3, section 3.5.3). */
function spreadStops(stops: readonly { colour: number; at: number | undefined }[]): Gradient['stops'] {
  const at = stops.map((stop) => stop.at);
  at[0] ??= 0;
  at[at.length - 1] ??= 1;
  for (let i = 1; i < at.length; i++)
    if (at[i] !== undefined) at[i] = Math.max(at[i]!, ...at.slice(0, i).map((a) => a ?? 0));
  for (let i = 1; i < at.length; i++) {
    if (at[i] !== undefined) continue;
    const next = at.findIndex((a, j) => j > i && a !== undefined);
    at[i] = at[i - 1]! + (at[next]! - at[i - 1]!) / (next - i + 1);
  }
  return stops.map(({ colour }, i) => ({ colour, at: at[i]! }));
}

/**
 * The gradient from its start to its end in even steps, each of which is a colour: so many that nobody sees one, and no more, because
 * every colour costs formats of few colours dear.
 * @param length of the gradient's line, in pixels
 */
export function gradientColours(gradient: Gradient, length: number): number[] {
  const { stops } = gradient;
  let steps = length / WIDEST;
  for (const [i, { colour, at }] of stops.entries()) {
    const next = stops[i + 1];
    if (next && next.colour !== colour) steps = Math.max(steps, furthest(colour, next.colour) / STEP / (next.at - at));
  }
  steps = Math.max(1, Math.min(Math.ceil(steps), MOST_STEPS));
  return Array.from({ length: steps + 1 }, (_, i) => colourAt(gradient, i / steps));
}

/** The most that a channel differs. */
const furthest = (a: number, b: number): number =>
  Math.max(...[16, 8, 0].map((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255))));

/** The gradient's colour at `t`, 0 to 1. */
export function colourAt({ stops }: Gradient, t: number): number {
  const next = stops.findIndex(({ at }) => at > t);
  if (next === 0) return stops[0]!.colour;
  const [a, b] = [stops.at(next < 0 ? -1 : next - 1)!, stops.at(next)!];
  return next < 0 ? a.colour : mixColours(a.colour, b.colour, (t - a.at) / (b.at - a.at));
}

/** Where the gradient's line runs: `t` at pixel (x, y) is x * dx + y * dy + start (CSS Images 3, section 3.1). */
export function gradientLine({ angle }: Gradient, width: number, height: number) {
  const { sine, cosine } = sineAndCosine(angle);
  const length = Math.abs(width * sine) + Math.abs(height * cosine);
  const [dx, dy] = [sine / length, -cosine / length];
  return { dx, dy, start: 0.5 - (width / 2) * dx - (height / 2) * dy, length };
}

/** Of an angle in degrees, by Taylor's series: the same bits everywhere, which Math.sin does not promise. */
function sineAndCosine(degrees: number): { sine: number; cosine: number } {
  const quarter = Math.round(degrees / 90);
  const x = (degrees - 90 * quarter) * 0.017453292519943295;
  let [sine, cosine] = [0, 0];
  for (let n = 0, term = 1; n < 16; n++) {
    if (n % 2 === 0) cosine += n % 4 === 0 ? term : -term;
    else sine += n % 4 === 1 ? term : -term;
    term *= x / (n + 1);
  }
  const turned = [
    { sine, cosine },
    { sine: cosine, cosine: -sine },
    { sine: -sine, cosine: -cosine },
    { sine: -cosine, cosine: sine },
  ];
  return turned[quarter % 4]!;
}
