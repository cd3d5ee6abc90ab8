// The best settings whose picture is no larger than a limit: what may be given up, in which order, and the search for how much.

/** What a picture may have at most. */
export interface Settings {
  /** Levels of antialiasing. */
  levels: number;
  /** Frames a second. */
  fps: number;
  /** Colours in all. */
  colours: number;
  /** Pixels per em. */
  fontSize: number;
}

/** Type is not made smaller than this while there are frames to be dropped. */
const READABLE = 10;
/** A slower animation is none. */
const LEAST_FPS = 1;
/** The smallest type that can be asked for. */
const SMALLEST = 4;

const rung = (levels: number, fps: number, colours: number, scale: number, least = READABLE) => ({
  levels,
  fps,
  colours,
  scale,
  least,
});
type Rung = ReturnType<typeof rung>;

/** From what is seen least to what is seen most; each one gives up more than those before it. */
const LADDER: readonly Rung[] = [
  rung(6, 30, 256, 1),
  rung(4, 30, 255, 1),
  rung(4, 20, 255, 1),
  rung(4, 15, 128, 1),
  rung(3, 15, 64, 1),
  rung(3, 10, 64, 1),
  rung(3, 10, 64, 0.875),
  rung(3, 8, 48, 0.75),
  rung(3, 5, 32, 0.75),
  rung(3, 5, 32, 0.625),
  rung(2, 3, 16, 0.625),
  rung(2, 2, 16, 0.625),
  rung(2, 1, 12, 0.625),
  rung(2, 1, 8, 0.5, SMALLEST),
  rung(2, 1, 8, 0.35, SMALLEST),
  rung(2, 1, 4, 0.2, SMALLEST),
];

/** Steps from one rung to the next. */
const FINE = 8;
const LAST = (LADDER.length - 1) * FINE;

/** Steps of a search between two of those. */
const FINER = 64;

/** Close enough to the limit: nobody sees what more would give. */
const CLOSE = 0.93;

const between = (from: number, to: number, share: number): number => from * (to / from) ** share;

/** What the step gives up of what was asked for. Step 0 gives up nothing, the last one all that it can. */
export function settingsAt(step: number, asked: Settings): Settings {
  const at = Math.min(Math.floor(step / FINE), LADDER.length - 2);
  const [from, to] = [LADDER[at]!, LADDER[at + 1]!];
  const share = step / FINE - at;
  const least = Math.min(asked.fontSize, share > 0 ? to.least : from.least);
  const part = (key: 'levels' | 'fps' | 'colours' | 'scale'): number => between(from[key], to[key], share);
  if (step === 0) return asked;
  return {
    levels: Math.min(asked.levels, Math.max(2, Math.round(part('levels')))),
    fps: Math.min(asked.fps, Number(part('fps').toPrecision(2))),
    colours: Math.min(asked.colours, Math.round(part('colours'))),
    fontSize: Math.max(least, Number((asked.fontSize * part('scale')).toFixed(1))),
  };
}

export interface Fitting {
  settings: Settings;
  chunks: Uint8Array[];
  bytes: number;
}

/** A picture made with some settings, chunk by chunk. */
export type Renders = (settings: Settings) => AsyncIterable<Uint8Array>;

/**
 * Finds settings whose picture has at most `limit` bytes, and close to that where there is anything between too large and much
 * too small. Each picture is made only until it is over the limit. Gives the size of the smallest one where none fits.
 */
export async function fitSize(
  limit: number,
  asked: Settings,
  render: Renders,
): Promise<Fitting | { smallest: number }> {
  const whole = await attempt(limit, asked, render);
  if (whole) return whole;
  const search = new Search(limit, render);
  const found = await search.among(LAST, (step) => settingsAt(step, asked));
  if (!found.best) return { smallest: await sizeOf(render(settingsAt(LAST, asked))) };
  if (search.isClose(found.best)) return found.best;
  let best = found.best;
  for (const path of finePaths(asked, settingsAt(found.failed, asked), best.settings)) {
    const { best: finer } = await search.among(FINER, (step) => path(step / FINER));
    if (finer && finer.bytes > best.bytes) best = finer;
    if (search.isClose(best)) break;
  }
  return best;
}

/**
 * Between settings that are too large and the next ones, which are much too small (cells are of whole pixels, frames come at even
 * intervals), what else can be given up or back, a little at a time; 1 gives up most.
 */
function finePaths(asked: Settings, large: Settings, small: Settings): ((share: number) => Settings)[] {
  return [
    (share) => ({ ...large, fps: between(large.fps, Math.min(LEAST_FPS, large.fps), share) }),
    (share) => ({ ...small, fps: between(asked.fps, small.fps, share) }),
    (share) => ({ ...small, colours: Math.round(between(asked.colours, small.colours, share)) }),
    (share) => ({ ...large, colours: Math.round(between(large.colours, Math.min(4, large.colours), share)) }),
  ];
}

/** Owns nothing but the limit: halves a range of steps, each of which gives up more than those before it. */
class Search {
  constructor(
    private readonly limit: number,
    private readonly render: Renders,
  ) {}

  isClose = ({ bytes }: Fitting): boolean => bytes >= CLOSE * this.limit;

  /** The first step that fits, or one that is close; and the last one that was too large. Step 0 is known to be. */
  async among(last: number, settingsOf: (step: number) => Settings): Promise<{ best?: Fitting; failed: number }> {
    let best: Fitting | undefined;
    let failed = 0;
    let works = last + 1;
    while (works - failed > 1 && !(best && this.isClose(best))) {
      const middle = (failed + works) >> 1;
      const fitting = await attempt(this.limit, settingsOf(middle), this.render);
      if (fitting) [works, best] = [middle, fitting];
      else failed = middle;
    }
    return { failed, ...(best && { best }) };
  }
}

async function attempt(limit: number, settings: Settings, render: Renders): Promise<Fitting | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of render(settings)) {
    bytes += chunk.length;
    if (bytes > limit) return undefined;
    chunks.push(chunk);
  }
  return { settings, chunks, bytes };
}

async function sizeOf(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const { length } of chunks) size += length;
  return size;
}

const short = (value: number): string => String(Number(value.toPrecision(2)));

/** What settings give up of what was asked for, in words; nothing where they give up nothing. */
export function givenUp(asked: Settings, { levels, fps, colours, fontSize }: Settings): string[] {
  const words: string[] = [];
  if (levels < asked.levels) words.push(`${levels} levels of antialiasing instead of ${asked.levels}`);
  if (fps < asked.fps) words.push(`at most ${short(fps)} frames a second instead of ${short(asked.fps)}`);
  if (colours < asked.colours) words.push(`${colours} colours instead of ${asked.colours}`);
  if (fontSize < asked.fontSize) words.push(`type of ${fontSize} pixels instead of ${asked.fontSize}`);
  return words;
}
