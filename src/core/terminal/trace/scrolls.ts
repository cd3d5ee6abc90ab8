// How many rows went off the top of the normal screen: where lines look alike, the screen alone does not tell. Knows how many,
// not which.
import type { Internals } from '../xterm/internals.js';

/** Rows that went off the top of the normal screen since the terminal was opened, and the lowest row that moved up with them. */
export interface Scrolled {
  readonly rows: number;
  readonly bottom: number;
}

/** Counts from now on; undefined where this version of xterm.js cannot be watched. */
export function countScrolls({ buffers, _bufferService: service }: Internals): Scrolled | undefined {
  const scroll = service?.scroll?.bind(service);
  if (!service || !scroll || !buffers) return undefined;
  const scrolled = { rows: 0, bottom: 0 };
  service.scroll = (attributes, isWrapped) => {
    const { buffer } = service;
    if (buffer.scrollTop === 0 && buffer === buffers.normal) {
      scrolled.rows++;
      scrolled.bottom = buffer.scrollBottom;
    }
    scroll(attributes, isWrapped);
  };
  return scrolled;
}
