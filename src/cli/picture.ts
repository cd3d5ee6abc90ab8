// What every picture has in common on the command line: it is written, then the run says what was chosen and what came out.

import type { Given, OptionSet } from '../core/options/option.js';
import { byTheme, isThemePair, labelledName, type RenderHooks, type RenderReport, type Themed } from '../index.js';
import type { Context } from './command.js';
import type { Chunks, Written } from './output.js';
import type { Place } from './place.js';
import type { RunReport } from './report.js';

/** As bench/ reads it. */
const stageWords = (stages: RenderReport['stages']): string =>
  Object.entries(stages)
    .map(([name, milliseconds]) => `${name} ${milliseconds.toFixed(0)} ms`)
    .join(', ');

/** Facts and the summary line of a picture that was written. */
export function tellPicture(report: RunReport, { name, bytes }: Written, picture: RenderReport): void {
  const { width, height, frames, duration, theme, cell, fonts, colours, stages } = picture;
  report.fact('theme', theme);
  report.fact('fonts', fonts.join(', '));
  report.fact('cell', `${cell.width}x${cell.height} pixels`);
  report.fact('frames', frames);
  report.fact('colours', colours);
  report.fact('bytes', bytes);
  report.fact('stages', stageWords(stages));
  report.summary({ name, width, height, frames, duration, bytes });
}

/** Gives a picture; `path` is a file that another program may write in place of giving chunks. */
export type Renders<G> = (given: G, hooks: RenderHooks, path: string | undefined) => Chunks;

/** Writes a picture, or two where these options are a light and a dark theme: both or none. */
export async function writePictures<S extends OptionSet>(
  context: Context<S>,
  render: Renders<Given<S>>,
  pictures: readonly Themed<Given<S>>[] = byTheme(context.given),
): Promise<void> {
  const { warn, report, place, writeTogether } = context;
  const made: RenderReport[] = [];
  const written = await writeTogether(async (write) => {
    for (const [i, { page, given }] of pictures.entries()) {
      const hooks: RenderHooks = {
        warn,
        onProgress: ({ share, frames }) => report.progress({ share: (i + share) / pictures.length, frames }),
        onReport: (picture) => void made.push(picture),
      };
      await write(labelled(place, page), (path) => render(given, hooks, path));
    }
  });
  for (const [i, one] of written.entries()) if (made[i]) tellPicture(report, one, made[i]);
}

/** demo-light.gif for demo.gif. */
export const labelled = ({ file }: Place, label: string | undefined): Place => ({
  file: file === undefined ? undefined : labelledName(file, label),
});

/** How many files come out of a format that holds one theme. */
export const filesByTheme = (values: Readonly<Record<string, unknown>>): 'file' | 'files' =>
  isThemePair(values) ? 'files' : 'file';
