// castkit tidy.
import { knownTo } from '../../core/options/option.js';
import {
  formatOptions,
  inputOptions,
  loadCast,
  type Taken,
  takenText,
  tidy,
  tidyOptions,
  visible,
} from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { seconds } from '../looking.js';

const options = { ...tidyOptions, ...formatOptions };

const factOf = ({ what, start, end, text }: Taken): string =>
  `${what} at ${seconds(start)}..${seconds(end)}${text === undefined ? '' : `: ${visible(text)}`}`;

export const tidyCommand: CommandBody<typeof options> = {
  positionals: [INPUT, OUTPUT],
  options,
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit tidy demo.cast clean.cast', does: 'typos, the exit, the wait before the first key' },
    { command: 'castkit tidy demo.cast --no-exit --no-lead -o clean.cast', does: 'typos only' },
    { command: 'castkit tidy demo.cast --rhythm 70 --in-place', does: 'and a key every 70 ms, onto the input' },
  ],
  async run({ input, reading, given, warn, report, write }) {
    let taken: readonly Taken[] = [];
    const apply = tidy(knownTo(tidyOptions, given), { warn, took: (all) => (taken = all) });
    const cast = await loadCast(input, { ...reading, warn });
    await write(recordingText(await apply(cast), given.format, warn));
    for (const one of taken) report.fact('taken out', factOf(one));
    if (taken.length > 0) report.note(`${cast.name}: ${takenText(taken)}`);
  },
};
