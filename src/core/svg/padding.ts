// The padding where a program's own ground goes on in it: paint/edges.ts says when. Drawn as a ring around the cells where it is of
// one colour, else as sides and corners.
import type { Layout } from '../layout/layout.js';
import { Edges } from '../paint/edges.js';
import { settle } from '../paint/settle.js';
import { type BorderLook, MIDDLE, plainBorder, ZONES } from '../raster/border.js';
import type { Rectangle } from '../raster/rectangle.js';
import type { Micros } from '../recording/cast.js';
import type { Changes, Screen } from '../terminal/screen.js';
import type { Appearance } from './appearance.js';
import { appearances } from './appearances.js';
import type { Keyframes } from './keyframes.js';
import { numbers } from './markup.js';
import type { PaintId, Paints } from './paints.js';
import { Spans } from './spans.js';

/** What shows for less is not followed. */
export const SETTLED: Micros = 500_000;
/** The ring is the zone in the middle: all others at once. */
const RING = MIDDLE;

/** Owns how the padding looks in each frame. */
export class PaddingLog {
  /** When each zone has another colour than the ground of the screen. */
  readonly zones: readonly Spans<PaintId>[] = Array.from({ length: ZONES }, () => new Spans<PaintId>());
  readonly #looks: BorderLook[] = [];
  readonly #ids = new Map<string, number>();
  readonly #frames: number[] = [];
  readonly #edges: Edges;

  constructor(
    grid: { cols: number; rows: number },
    private readonly appearance: Appearance,
  ) {
    this.#edges = new Edges(grid);
  }

  /** @param changes what of the screen has changed; undefined for all of it */
  see(screen: Screen | undefined, changes: Changes | undefined): void {
    const { border } = this.appearance;
    const look = screen
      ? this.#edges.look(screen, changes, border, (style) => this.appearance.groundOf(screen, style))
      : plainBorder(border);
    const key = look.join();
    if (!this.#ids.has(key)) this.#ids.set(key, this.#looks.push(look) - 1);
    this.#frames.push(this.#ids.get(key)!);
  }

  /** @param times of the frames seen, the last of which ends at `end` */
  finish(times: readonly Micros[], end: Micros, settled: Micros): void {
    const own = times.slice(times.length - this.#frames.length);
    const shown = settle(Uint32Array.from(this.#frames), own, end, settled);
    const before = times.length - own.length;
    for (const [frame, id] of shown.entries()) this.#show(before + frame, this.#looks[id]!);
    for (const zone of this.zones) zone.finish(times.length);
  }

  #show(frame: number, look: BorderLook): void {
    const base = look[MIDDLE]!;
    const isRing = look.every((colour, zone) => zone === MIDDLE || (colour === look[0] && colour !== base));
    for (const [zone, spans] of this.zones.entries()) {
      const colour = isRing ? look[0]! : look[zone]!;
      spans.change(frame, colour === base || isRing !== (zone === RING) ? undefined : colour);
    }
  }
}

export interface PaddingParts {
  readonly layout: Layout;
  readonly paints: Paints;
  readonly keyframes: Keyframes;
  readonly poster: number;
  readonly frames: number;
}

/** Lengths in pixels of the canvas. */
export function paddingMarkup(zones: PaddingLog['zones'], parts: PaddingParts): string {
  const { layout, paints, keyframes, poster, frames } = parts;
  const shapes = zones.map((_, zone) => zoneShape(layout, zone));
  const away = layout.canvas.width;
  return zones
    .flatMap(({ spans }, zone) =>
      spans.map((span) => {
        const { x, moves } = appearances([span], () => ({ x: 0, y: 0 }), { away, poster, frames });
        const name = keyframes.add(moves);
        const place = x === 0 ? '' : ` transform="translate(${x})"`;
        const path = `<path fill="${paints.use('fill', span.value)}" d="${shapes[zone]}"${place}/>`;
        return name === '' ? path : `<g class="${name}">${path}</g>`;
      }),
    )
    .join('');
}

/** Path data of a zone, round where the window's corner is. */
function zoneShape(layout: Layout, zone: number): string {
  const { cells } = layout;
  const body = paddedBox(layout);
  const [right, bottom] = [cells.x + cells.width, cells.y + cells.height];
  const xs = [body.x, cells.x, right, body.x + body.width];
  const ys = [body.y, cells.y, bottom, body.y + body.height];
  const radii = cornerRadii(layout);
  if (zone === RING) return boxPath(body, radii) + hole(cells);
  const [row, col] = [Math.floor(zone / 3), zone % 3];
  const box = { x: xs[col]!, y: ys[row]!, width: xs[col + 1]! - xs[col]!, height: ys[row + 1]! - ys[row]! };
  const own = zone === 0 ? 0 : zone === 2 ? 1 : zone === 8 ? 2 : zone === 6 ? 3 : undefined;
  return boxPath(
    box,
    radii.map((radius, corner) => (corner === own ? radius : 0)),
  );
}

/** Of the window, what bars leave. */
function paddedBox({ bare, canvas, window, border, titleBar, captionBar }: Layout): Rectangle {
  if (bare) return { x: 0, y: 0, ...canvas };
  const top = titleBar ? titleBar.y + titleBar.height : window.y + border;
  const bottom = captionBar ? captionBar.y : window.y + window.height - border;
  return { x: window.x + border, y: top, width: window.width - 2 * border, height: bottom - top };
}

/** Clockwise from the top left; bars have the round corners where they are. */
function cornerRadii({ bare, radius, border, titleBar, captionBar }: Layout): number[] {
  const inner = bare ? 0 : Math.max(0, radius - border);
  const [top, bottom] = [titleBar ? 0 : inner, captionBar ? 0 : inner];
  return [top, top, bottom, bottom];
}

/** Clockwise. */
function boxPath({ x, y, width, height }: Rectangle, [a = 0, b = 0, c = 0, d = 0]: readonly number[]): string {
  const arc = (radius: number, dx: number, dy: number) =>
    radius === 0 ? '' : `a${numbers(radius, radius, 0, 0, 1, dx * radius, dy * radius)}`;
  return [
    `M${numbers(x + a, y)}h${numbers(width - a - b)}${arc(b, 1, 1)}`,
    `v${numbers(height - b - c)}${arc(c, -1, 1)}`,
    `h${numbers(c + d - width)}${arc(d, -1, -1)}`,
    `v${numbers(a + d - height)}${arc(a, 1, -1)}z`,
  ].join('');
}

/** The other way round: what is inside is left out. */
const hole = ({ x, y, width, height }: Rectangle): string =>
  `M${numbers(x, y)}v${numbers(height)}h${numbers(width)}v${numbers(-height)}z`;
