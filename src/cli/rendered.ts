// One replay as several files, which take their places together; something else may be written with them.
import type { Given } from '../core/options/option.js';
import { type Cast, type RenderReport, render, type renderOptions } from '../index.js';
import type { Context } from './command.js';
import type { WriteOne } from './output.js';
import { labelled, tellPicture } from './picture.js';
import type { Place } from './place.js';

export interface Rendering {
  cast: Cast;
  places: readonly Place[];
  /** Of each place, as extensions. */
  formats: readonly string[];
  looks: Given<typeof renderOptions>;
  /** Writes what is no picture. */
  first?: (write: WriteOne) => Promise<void>;
}

export async function writeRendered(
  { cast, places, formats, looks, first }: Rendering,
  { warn, report, writeTogether }: Pick<Context, 'warn' | 'report' | 'writeTogether'>,
): Promise<void> {
  const made: (RenderReport | undefined)[] = [];
  let count = 0;
  const hooks = {
    warn,
    onProgress: (state: { share: number; frames: number }) => report.progress(state),
    onReport: (picture: RenderReport) => {
      made[count] = picture;
    },
  };
  const files = formats.length > 0 ? render(cast, formats, looks, hooks) : [];
  const written = await writeTogether(async (write) => {
    await first?.(async (place, product) => {
      await write(place, product);
      count++;
    });
    for (const { index, page, chunks } of files) {
      await write(labelled(places[index] ?? { file: undefined }, page), chunks);
      count++;
    }
  });
  for (const [i, one] of written.entries()) {
    const picture = made[i];
    if (picture) tellPicture(report, one, picture);
  }
}
