// castkit svg.
import { type Cast, inputOptions, loadCast, type RenderReport, svg, svgOptions, svgStills } from '../../index.js';
import { type CommandBody, type Context, INPUT, OUTPUT } from '../command.js';
import { labelled, tellPicture, writePictures } from '../picture.js';
import { productOf } from '../product.js';
import { several } from '../still-command.js';
import { tellUnshown } from '../unshown.js';

export const svgCommand: CommandBody<typeof svgOptions> = {
  positionals: [INPUT, OUTPUT],
  options: svgOptions,
  reading: inputOptions,
  product: productOf('svg', { beside: true, shape: (values) => (several(values) ? 'files' : 'file') }),
  examples: [
    { command: 'castkit svg demo.cast', does: 'writes demo.svg, an animation' },
    {
      command: 'castkit svg demo.cast --theme light=castkit-light,dark=castkit-dark',
      does: 'follows the page',
    },
    { command: 'castkit svg demo.cast end.svg --at end', does: 'a still of the last screen' },
  ],
  async run(context) {
    const { input, reading, given, warn, report } = context;
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    if (several(given)) return writeStills(context, cast);
    // One file holds both themes.
    await writePictures(context, (options, hooks) => svg(cast, options, hooks), [{ page: undefined, given }]);
  },
};

/** Each still to a file of its own. */
async function writeStills({ given, warn, report, place, writeTogether }: Context<typeof svgOptions>, cast: Cast) {
  let picture: RenderReport | undefined;
  const onReport = (made: RenderReport) => {
    picture = made;
  };
  const written = await writeTogether(async (writeOne) => {
    for await (const { label, text } of svgStills(cast, given, { warn, onReport })) {
      await writeOne(labelled(place, label), text);
    }
  });
  for (const one of written) if (picture) tellPicture(report, one, picture);
}
