// Whose each pixel around the terminal is: from the layout, band by band of rows that are alike.
import type { Layout } from '../layout/layout.js';
import { runsOf } from '../raster/ground.js';
import type { Rectangle } from '../raster/rectangle.js';
import { type Backdrop, Ground } from '../raster/tiles.js';
import { roundedBox } from './surface.js';

/** The window's body is the border's where it covers a pixel wholly; bars, buttons and edges are the backdrop's. */
export function groundOf(layout: Layout): Pick<Backdrop, 'border' | 'shown'> {
  const { width, height } = layout.canvas;
  const row = new Uint8Array(width);
  const paint = rowPainter(layout);
  const edges = edgesOf(layout);
  const [border, shown]: [number[], number[]] = [[], []];
  for (const [i, top] of edges.entries()) {
    paint(row, top);
    const [own, others] = [runsOf(row, Ground.border), runsOf(row, Ground.backdrop)];
    for (let y = top; y < (edges[i + 1] ?? height); y++) {
      for (const x of own) border.push(y * width + x);
      for (const x of others) shown.push(y * width + x);
    }
  }
  return { border: Uint32Array.from(border), shown: Uint32Array.from(shown) };
}

/** What is inside the window's border. */
export const innerBox = ({ window: { x, y, width, height }, border }: Layout): Rectangle => ({
  x: x + border,
  y: y + border,
  width: width - 2 * border,
  height: height - 2 * border,
});

export const innerRadius = ({ radius, border }: Layout): number => Math.max(0, radius - border);

/** The rows at which something begins or ends, and each row of the corners. */
function edgesOf(layout: Layout): number[] {
  const { canvas, titleBar, captionBar, cells, grid } = layout;
  const inner = innerBox(layout);
  const boxes = [inner, titleBar, captionBar, cells, ...(grid.slots ?? [])].filter((box) => box !== undefined);
  const corner = Array.from({ length: innerRadius(layout) + 1 }, (_, i) => i);
  const edges = [
    0,
    ...boxes.flatMap(({ y, height }) => [y, y + height]),
    ...corner.flatMap((i) => [inner.y + i, inner.y + inner.height - i]),
  ];
  return [...new Set(edges)].filter((y) => y >= 0 && y < canvas.height).sort((a, b) => a - b);
}

function rowPainter(layout: Layout): (row: Uint8Array, y: number) => void {
  const { titleBar, captionBar, cells, grid } = layout;
  const inner = innerBox(layout);
  const inside = roundedBox(inner, innerRadius(layout));
  const reach = innerRadius(layout);
  const bars = [titleBar, captionBar].filter((bar) => bar !== undefined);
  const mark = (row: Uint8Array, y: number, box: Rectangle, kind: number) => {
    if (y >= box.y && y < box.y + box.height) row.fill(kind, Math.max(0, box.x), box.x + box.width);
  };
  return (row, y) => {
    row.fill(Ground.backdrop);
    mark(row, y, inner, Ground.border);
    for (let i = 0; i < reach; i++) {
      for (const x of [inner.x + i, inner.x + inner.width - 1 - i]) if (inside(x, y) < 1) row[x] = Ground.backdrop;
    }
    for (const bar of bars) mark(row, y, bar, Ground.backdrop);
    for (const box of [cells, ...(grid.slots ?? [])]) mark(row, y, box, Ground.drawn);
  };
}
