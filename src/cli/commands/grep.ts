// castkit grep.

import { knownTo } from '../../core/options/option.js';
import { grep, grepOptions, inputOptions, type Sighting } from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { excerpt, jsonOption, jsonText, LISTING, seconds } from '../looking.js';
import { openChecked } from '../open.js';

const options = { ...grepOptions, ...jsonOption };

type Found = { file: string } & Sighting;

function foundLine({ file, from, to, row, line }: Found, several: boolean): string {
  const name = several ? `${excerpt(file)}: ` : '';
  return `${name}${seconds(from)}..${seconds(to)} s  row ${row}  ${excerpt(line)}\n`;
}

export const grepCommand: CommandBody<typeof options> = {
  positionals: [
    { name: 'RE', help: 'a regular expression', role: 'word' },
    { ...INPUT, name: 'inputs', help: 'recordings: paths, URLs, or - for standard input', many: true },
  ],
  options,
  reading: inputOptions,
  product: LISTING,
  examples: [
    { command: 'castkit grep tides demo.cast', does: 'from when to when, on which row (from 0), in which line' },
    { command: 'castkit grep -i "error|warning" *.cast', does: 'in several recordings; exit status 1 if in none' },
    { command: 'castkit grep -F "$" demo.cast --json', does: 'a text as it stands; for programs' },
  ],
  async run({ names, inputs, reading, given, warn, report, write }) {
    const found: Found[] = [];
    for (const input of inputs) {
      const cast = await openChecked(input, reading, warn);
      const sightings = await grep(cast, names[0] ?? '', knownTo(grepOptions, given), { warn });
      for (const sighting of sightings) found.push({ file: cast.name, ...sighting });
    }
    const several = inputs.length > 1;
    await write(given.json ? [jsonText(found)] : found.map((one) => foundLine(one, several)));
    if (found.length === 0) report.unmet();
  },
};
