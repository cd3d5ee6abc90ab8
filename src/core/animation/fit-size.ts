// The best settings whose picture is no larger than a limit: what may be given up, in which order, and the search for how much.

/** What a picture may have at most. */
export interface Settings {
  /** Levels of antialiasing. */
  levels: number;
  /** Frames a second. */
  fps: number;
  /** Colours in all. */
  colours: number;
  /** Share of the size asked for. */
  scale: number;
}

const ANY = Number.POSITIVE_INFINITY;
const rung = (levels: number, fps: number, colours: number, scale: number): Settings => ({
  levels,
  fps,
  colours,
  scale,
});

/** From what is seen least to what is seen most; each one gives up more than those before it. */
const LADDER: readonly Settings[] = [
  rung(ANY, ANY, ANY, 1),
  rung(4, ANY, 255, 1),
  rung(4, 20, 255, 1),
  rung(4, 15, 128, 1),
  rung(3, 15, 64, 1),
  rung(3, 10, 64, 1),
  rung(3, 10, 64, 0.875),
  rung(3, 8, 48, 0.75),
  rung(3, 5, 32, 0.75),
  rung(3, 5, 32, 0.625),
  rung(2, 5, 16, 0.5),
  rung(2, 3, 16, 0.5),
  rung(2, 2, 8, 0.5),
  rung(2, 1, 8, 0.5),
];

export interface Fitting {
  settings: Settings;
  chunks: Uint8Array[];
}

/** A picture made with some settings, chunk by chunk. */
export type Renders = (settings: Settings) => AsyncIterable<Uint8Array>;

/**
 * Finds the first settings of the ladder whose picture has at most `limit` bytes, by halving: at most five pictures are made, and
 * each only until it is over the limit. Gives the size of the smallest picture there is where none fits.
 */
export async function fitSize(limit: number, render: Renders): Promise<Fitting | { smallest: number }> {
  let best = await attempt(limit, LADDER[0]!, render);
  if (best) return best;
  let failed = 0;
  let works = LADDER.length;
  while (works - failed > 1) {
    const middle = (failed + works) >> 1;
    const fitting = await attempt(limit, LADDER[middle]!, render);
    if (fitting) [works, best] = [middle, fitting];
    else failed = middle;
  }
  return best ?? { smallest: await sizeOf(render(LADDER.at(-1)!)) };
}

async function attempt(limit: number, settings: Settings, render: Renders): Promise<Fitting | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of render(settings)) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return { settings, chunks };
}

async function sizeOf(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const { length } of chunks) size += length;
  return size;
}

/** What settings give up of what was asked for, in words; nothing where they give up nothing. */
export function givenUp(asked: Settings, { levels, fps, colours, scale }: Settings): string[] {
  const words: string[] = [];
  if (levels < asked.levels) words.push(`${levels} levels of antialiasing instead of ${asked.levels}`);
  if (fps < asked.fps) words.push(`at most ${fps} frames a second instead of ${asked.fps}`);
  if (colours < asked.colours) words.push(`${colours} colours instead of ${asked.colours}`);
  if (scale < asked.scale) words.push(`${Math.round(100 * scale)} % of the size`);
  return words;
}
