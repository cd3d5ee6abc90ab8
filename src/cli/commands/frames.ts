// castkit frames: a folder of pictures.
import { join } from 'node:path';
import {
  byTheme,
  type FrameImage,
  frameImages,
  framesJson,
  framesOptions,
  inputOptions,
  loadCast,
  type RenderReport,
} from '../../index.js';
import { type CommandBody, type Context, INPUT } from '../command.js';
import { withFolder } from '../folder.js';
import { labelled, tellPicture } from '../picture.js';
import { tellUnshown } from '../unshown.js';

export const framesCommand: CommandBody<typeof framesOptions> = {
  positionals: [INPUT, { name: 'folder', help: 'where frame-0001.png and frames.json go; made if it is not there' }],
  options: framesOptions,
  reading: inputOptions,
  product: { extension: 'frames', noun: 'frames', binary: true, beside: true, shape: () => 'folder' },
  examples: [
    { command: 'castkit frames demo.cast --end 1', does: 'the frames of the first second, to demo.frames/' },
    { command: 'castkit frames demo.cast shots --select 1,50%,end', does: 'three frames, to shots/' },
    { command: 'castkit frames demo.cast --fps-cap 2 --end 2', does: 'two frames a second' },
  ],
  async run(context) {
    const { input, reading, given: asked, warn, report, place } = context;
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    for (const { page, given } of byTheme(asked)) {
      let picture: RenderReport | undefined;
      const hooks = {
        warn,
        onProgress: (state: { share: number; frames: number }) => report.progress(state),
        onReport: (made: RenderReport) => {
          picture = made;
        },
      };
      const folder = labelled(place, page).file ?? '.';
      const bytes = await writeFrames(context, folder, frameImages(cast, given, hooks));
      if (picture) tellPicture(report, { name: folder, bytes }, picture);
    }
  },
};

/** Gives the bytes of all files. */
async function writeFrames({ writeTogether }: Context, folder: string, frames: AsyncIterable<FrameImage>) {
  const written = await withFolder(folder, () =>
    writeTogether(async (write) => {
      const told: Omit<FrameImage, 'bytes'>[] = [];
      for await (const { bytes, ...frame } of frames) {
        await write({ file: join(folder, frame.file) }, [bytes]);
        told.push(frame);
      }
      await write({ file: join(folder, 'frames.json') }, [framesJson(told)]);
    }),
  );
  return written.reduce((sum, { bytes }) => sum + bytes, 0);
}
