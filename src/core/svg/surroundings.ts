// What stands around the terminal: margin, shadow, window with title bar and buttons. In pixels, from the boxes of the layout.
import type { Decor } from '../layout/decor.js';
import { type Fill, gradientLine } from '../layout/fill.js';
import type { Layout } from '../layout/layout.js';
import type { Rectangle } from '../raster/rectangle.js';
import type { Shades } from '../theme/shades.js';
import type { EmbeddedImage } from './image-data.js';
import { decimal, hexColour } from './markup.js';
import type { PaintId, Paints } from './paints.js';

export interface Surroundings {
  readonly layout: Layout;
  readonly decor: Decor;
  /** Of each theme. */
  readonly shades: readonly Shades[];
  readonly paints: Paints;
  /** What fills the margin, if that is an image. */
  readonly fillImage: EmbeddedImage | undefined;
  /** Begins ids. */
  readonly prefix: string;
}

/** A colour of windows and bars, in every theme. */
export function shade(
  { shades, paints }: Pick<Surroundings, 'shades' | 'paints'>,
  pick: (shades: Shades) => number,
): PaintId {
  return paints.id(shades.map(pick));
}

const boxAttributes = ({ x, y, width, height }: Rectangle): string =>
  `x="${decimal(x)}" y="${decimal(y)}" width="${decimal(width)}" height="${decimal(height)}"`;

const round = (radius: number): string => (radius > 0 ? ` rx="${decimal(radius)}"` : '');

/** The body of the window, in a colour; its corners are round. */
export function windowBody({ window, border, radius }: Layout, attributes: string): string {
  const inner = shrunk(window, border);
  return `<rect ${boxAttributes(inner)}${round(Math.max(0, radius - border))}${attributes}/>`;
}

/** All that lies under the window's body. */
export function underWindow(scene: Surroundings): string {
  const { layout, decor, paints } = scene;
  const { window, border, radius } = layout;
  const edge = decor.border?.colour;
  const edgePaint = edge === undefined ? shade(scene, (shades) => shades.border) : paints.id([edge]);
  const frame = `<rect ${boxAttributes(window)}${round(radius)} fill="${paints.use('fill', edgePaint)}"/>`;
  return margin(scene) + shadow(scene) + (border > 0 ? frame : '');
}

function margin(scene: Surroundings): string {
  const { decor, paints, prefix, layout, fillImage } = scene;
  const { transparent, fill } = decor;
  const { top, right, bottom, left } = decor.margin;
  if (transparent || (fill === undefined && top + right + bottom + left === 0 && !decor.shadow)) return '';
  const all = '<rect width="100%" height="100%"';
  if (fill === undefined)
    return `${all} fill="${paints.use(
      'fill',
      shade(scene, (shades) => shades.margin),
    )}"/>`;
  if (fill.kind === 'colour') return `${all} fill="${hexColour(fill.colour)}"/>`;
  if (fill.kind === 'image') {
    return `<image width="${decimal(layout.canvas.width)}" height="${decimal(layout.canvas.height)}" preserveAspectRatio="xMidYMid slice" href="${fillImage?.href}"/>`;
  }
  return `${gradient(fill, layout, `${prefix}g0`)}${all} fill="url(#${prefix}g0)"/>`;
}

function gradient(fill: Extract<Fill, { kind: 'gradient' }>, { canvas }: Layout, id: string): string {
  const { dx, dy } = gradientLine(fill, canvas.width, canvas.height);
  const square = dx * dx + dy * dy;
  const [x, y] = [dx / square / 2, dy / square / 2];
  const [cx, cy] = [canvas.width / 2, canvas.height / 2];
  const ends = `x1="${decimal(cx - x)}" y1="${decimal(cy - y)}" x2="${decimal(cx + x)}" y2="${decimal(cy + y)}"`;
  const stops = fill.stops.map(
    ({ colour, at }) => `<stop offset="${decimal(at, 4)}" stop-color="${hexColour(colour)}"/>`,
  );
  return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" ${ends}>${stops.join('')}</linearGradient>`;
}

/** Weaker on light margins; as on dark ones where a theme of a pair is dark. */
function shadow({ layout, prefix, shades }: Surroundings): string {
  const share = Math.max(...shades.map((of) => of.shadow));
  const layers = layout.shadow.map(({ blur, drop, strength }, i) => {
    const caster = { ...layout.window, y: layout.window.y + drop };
    const area = boxAttributes(shrunk(caster, -2 * blur));
    const id = `${prefix}f${i}`;
    const filter = `<filter id="${id}" filterUnits="userSpaceOnUse" ${area}><feGaussianBlur stdDeviation="${decimal(blur / 2)}"/></filter>`;
    const opacity = decimal(strength * share);
    return `${filter}<rect ${boxAttributes(caster)}${round(layout.radius)} fill-opacity="${opacity}" fill="#000" filter="url(#${id})"/>`;
  });
  return layers.join('');
}

/** Bars and buttons, over the body. */
export function overWindow(scene: Surroundings): string {
  const { layout, paints } = scene;
  const { window, border, radius, titleBar, onBody, captionBar, buttons = [] } = layout;
  const inner = shrunk(window, border);
  const corner = Math.max(0, radius - border);
  const bar = paints.use(
    'fill',
    shade(scene, (shades) => shades.bar),
  );
  const bars = [
    titleBar && !onBody && barPath({ ...inner, y: titleBar.y, height: titleBar.height }, corner, 0),
    captionBar &&
      barPath(
        { ...inner, y: captionBar.y, height: captionBar.height },
        0,
        bottomOf(captionBar) >= bottomOf(inner) ? corner : 0,
      ),
  ];
  const drawn = bars.map((data) => (data ? `<path fill="${bar}" d="${data}"/>` : '')).join('');
  const ink = paints.use(
    'stroke',
    shade(scene, (shades) => shades.title),
  );
  const hasHoles = buttons.some((part) => part.kind === 'circle' && part.colour === undefined);
  const body = hasHoles
    ? paints.use(
        'fill',
        shade(scene, (shades) => shades.body),
      )
    : '';
  return drawn + buttons.map((part) => button(part, { ink, body })).join('');
}

function button(part: NonNullable<Layout['buttons']>[number], { ink, body }: { ink: string; body: string }): string {
  if (part.kind === 'circle') {
    return `<circle cx="${decimal(part.x)}" cy="${decimal(part.y)}" r="${decimal(part.radius)}" fill="${part.colour === undefined ? body : hexColour(part.colour)}"/>`;
  }
  const data = `M${decimal(part.x0)} ${decimal(part.y0)}L${decimal(part.x1)} ${decimal(part.y1)}`;
  return `<path stroke="${ink}" stroke-width="${part.width}" d="${data}"/>`;
}

/** A box whose upper or lower corners are round. */
function barPath({ x, y, width, height }: Rectangle, upper: number, lower: number): string {
  const arc = (radius: number, dx: number, dy: number): string =>
    radius > 0 ? `a${radius} ${radius} 0 0 1 ${dx} ${dy}` : '';
  return [
    `M${x + upper} ${y}h${width - 2 * upper}${arc(upper, upper, upper)}`,
    `v${height - upper - lower}${arc(lower, -lower, lower)}`,
    `h${-(width - 2 * lower)}${arc(lower, -lower, -lower)}`,
    `v${-(height - upper - lower)}${arc(upper, upper, -upper)}z`,
  ].join('');
}

const bottomOf = ({ y, height }: Rectangle): number => y + height;

const shrunk = ({ x, y, width, height }: Rectangle, by: number): Rectangle => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
});
