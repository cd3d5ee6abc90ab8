// castkit validate.

import { knownTo } from '../../core/options/option.js';
import { type Fault, inputOptions, type Validation, validate, validateOptions, visible } from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { jsonOption, jsonText, LISTING } from '../looking.js';
import { unshownWords } from '../unshown.js';

const { lenient: _, ...reading } = inputOptions;
const options = { ...validateOptions, ...reading, ...jsonOption };

const place = (file: string, { line, column }: Fault): string =>
  [file, line, column].filter((part) => part !== null).join(':');

function faultLine(file: string, fault: Fault): string {
  const kind = fault.severity === 'warning' ? 'warning: ' : '';
  const more = fault.count === 1 ? '' : ` (the first of ${fault.count} of this kind)`;
  return `${visible(`${place(file, fault)}: ${kind}${fault.message}${more}`)}\n`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function countWords({ faults }: Validation): string {
  const count = (which: Fault['severity']): number =>
    faults.reduce((sum, { severity, count }) => sum + (severity === which ? count : 0), 0);
  const [errors, warnings] = [count('error'), count('warning')];
  const counts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''];
  return counts.filter((words) => words !== '').join(' and ');
}

function validationText(validation: Validation): string {
  const { file, valid, version, events, faults, unshown } = validation;
  const lines = faults.map((fault) => faultLine(file, fault));
  for (const one of unshown) lines.push(`${visible(`${file}: not shown: ${unshownWords(one)}`)}\n`);
  if (valid) lines.push(`${visible(file)}: valid, asciicast v${version}, ${counted(events, 'event')}\n`);
  return lines.join('');
}

export const validateCommand: CommandBody<typeof options> = {
  positionals: [{ ...INPUT, name: 'inputs', help: 'recordings: paths, URLs, or - for standard input', many: true }],
  options,
  product: LISTING,
  examples: [
    { command: 'castkit validate demo.cast', does: 'every fault with its line and column; exit status 1 for any' },
    { command: 'castkit validate *.cast --strict', does: 'warnings count too' },
    { command: 'castkit validate demo.cast --json', does: 'the same for programs' },
  ],
  async run({ inputs, given, reading: unnamed, report, write }) {
    const results: Validation[] = [];
    const { json, strict, ...how } = given;
    for (const input of inputs)
      results.push(await validate(input, { strict }, { ...knownTo(reading, how), ...unnamed }));
    await write([json ? jsonText(results) : results.map(validationText).join('')]);
    const wrong = results.filter(({ valid }) => !valid);
    if (wrong.length > 0)
      report.unmet(...wrong.map((one) => `${one.file}: expected a valid recording, found ${countWords(one)}`));
  },
};
