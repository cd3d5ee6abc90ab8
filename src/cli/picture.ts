// What every picture has in common on the command line: it is written, then the run says what was chosen and what came out.
import type { RenderHooks, RenderReport } from '../index.js';
import type { Context } from './command.js';
import type { Chunks, Written } from './output.js';
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

/** @param render gives the chunks of the picture and calls back when they are through */
export async function writePicture(
  write: (chunks: Chunks) => Promise<Written>,
  report: RunReport,
  render: (onReport: (picture: RenderReport) => void) => Chunks,
): Promise<void> {
  let picture: RenderReport | undefined;
  const written = await write(
    render((made) => {
      picture = made;
    }),
  );
  if (picture) tellPicture(report, written, picture);
}

/** As writePicture, for what another program encodes, which may write the file itself. */
export async function writeVideo(
  { fill, report }: Pick<Context, 'fill' | 'report'>,
  render: (hooks: RenderHooks, path: string | undefined) => Chunks,
): Promise<void> {
  let picture: RenderReport | undefined;
  const hooks: RenderHooks = {
    onProgress: (state) => report.progress(state),
    onReport: (made) => {
      picture = made;
    },
  };
  const written = await fill((path) => render(hooks, path));
  if (picture) tellPicture(report, written, picture);
}
