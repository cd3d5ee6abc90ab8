// From a recording to painted cells, the part that every pixel format shares: replay -> tiles and a log of their changes.

import { blurred } from '../blur/blurred.js';
import type { CellMetrics } from '../fonts/glyph.js';
import { decorOptions, overlayOptions } from '../layout/decor.js';
import { fontsFor } from '../layout/fonts.js';
import { lookOptions } from '../layout/options.js';
import { partOf, type Values } from '../options/option.js';
import { begunAt } from '../paint/loop-offset.js';
import type { Grid, PaintLog, TileBook } from '../raster/tiles.js';
import type { Cast } from '../recording/cast.js';
import { cropFrame, cropOf } from '../replay/crop.js';
import { timingOptions } from '../replay/options.js';
import { planReplay, type ReplayPlan } from '../replay/plan.js';
import { play } from '../replay/play.js';
import { Stages } from '../stages.js';
import type { Theme } from '../theme/theme.js';
import type { FontsUsed } from './fonts-used.js';
import { loadImages } from './images.js';
import { overlayEventsIn } from './overlay-events.js';
import { chooseTheme, mentionIgnored, setUpPainting } from './paint-setup.js';
import { type PaintHooks, replayShare } from './progress.js';

export { chooseTheme } from './paint-setup.js';

export const paintingOptions = { ...timingOptions, ...lookOptions, ...decorOptions, ...overlayOptions };
export type PaintingOptions = Values<typeof paintingOptions>;

export interface Painting {
  book: TileBook;
  log: PaintLog;
  grid: Grid;
  metrics: CellMetrics;
  theme: Theme;
  fontsUsed: FontsUsed;
  plan: ReplayPlan;
  /** Share of the whole work, encoding among it, that it was. */
  replayed: number;
}

/** The painting as a loop shows it, from the moment on that it is to begin with. */
export const looped = (painting: Painting): Painting => ({
  ...painting,
  log: begunAt(painting.log, painting.grid, painting.plan.offset ?? 0),
});

/**
 * Replays a recording and paints every frame of it into tiles.
 * @throws CastError for a recording that cannot be read or is over a limit; UsageError for a theme or position that is wrong
 */
export async function paintCast(
  given: Cast,
  options: PaintingOptions & { loopOffset?: string | number | undefined },
  hooks: PaintHooks = {},
  stages = new Stages(),
): Promise<Painting> {
  const warn = hooks.warn ?? (() => undefined);
  const cast = await blurred(given, options, warn);
  const theme = chooseTheme(cast, options.theme); // a wrong one is told before the replay
  mentionIgnored(options, warn);
  const plan = await planReplay(cast, {
    ...partOf(timingOptions, options),
    cols: options.cols,
    rows: options.rows,
    resize: options.resize,
    loopOffset: options.loopOffset,
    warn,
  });
  const fonts = await fontsFor(options, warn);
  const images = await loadImages(options);
  const overlayEvents = overlayEventsIn(plan, options, warn);
  const crop = await cropOf(plan, options);
  const size = crop ?? plan;
  const { painter, finish, ...setup } = setUpPainting({
    cast,
    options,
    size,
    warn,
    fonts,
    images,
    theme,
    overlayEvents,
    fewColours: true,
  });
  const replayed = replayShare(hooks.encoding, setup.grid);
  const playing = play(plan, (frame) =>
    stages.time('paint', () => painter.paint(crop ? cropFrame(frame, crop) : frame)),
  );
  for (;;) {
    const { done, value } = await playing.next();
    if (done) {
      stages.end('replay');
      return { ...setup, book: painter.book, ...finish(value.end), plan, replayed };
    }
    hooks.onProgress?.({
      share: (replayed * painter.lastTime) / Math.max(1, plan.length),
      frames: painter.frameCount,
    });
  }
}
