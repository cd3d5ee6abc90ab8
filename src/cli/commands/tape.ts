// castkit tape.
import { readFileSync } from 'node:fs';
import { UsageError } from '../../core/errors.js';
import { toggle } from '../../core/options/option.js';
import { readTape, type Tape } from '../../index.js';
import type { CommandBody, Context } from '../command.js';
import { jsonOption, jsonText } from '../looking.js';
import { tapeJson, tapeListing } from '../tape/listing.js';

const action = { group: 'Recording', default: false } as const;

const options = {
  check: toggle({ ...action, flag: 'check', help: 'tell all that is wrong with tapes, and run nothing' }),
  list: toggle({ ...action, flag: 'list', help: 'print what tapes do and when, and run nothing' }),
  ...jsonOption,
};

export const tapeCommand: CommandBody<typeof options> = {
  positionals: [{ name: 'tape', help: 'tapes to run, or - for standard input', role: 'word', many: true }],
  options,
  examples: [
    { command: 'castkit tape demo.tape --check', does: 'tells what is wrong with it, by line and column' },
    { command: 'castkit tape demo.tape --list', does: 'what it does, with the time of each command' },
    { command: 'castkit tape demo.tape --list --json', does: 'the same for programs' },
  ],
  async run(context) {
    const { names, given, write } = context;
    if (names.length === 0) throw new UsageError('tape', { expected: 'a tape', received: 'nothing' });
    const tapes = names.map(openTape);
    if (!isSound(tapes, context) || !given.list) return;
    const values = tapes.map(tapeJson);
    await write(given.json ? [jsonText(values.length === 1 ? values[0] : values)] : tapes.map(tapeListing));
  },
};

function openTape(name: string): Tape {
  const environment = process.env;
  if (name !== '-') return readTape(name, { environment });
  return readTape('standard input', { environment, text: readFileSync(0, 'utf8') });
}

/** Tells what is wrong with tapes. @throws CastError where that is one thing */
function isSound(tapes: readonly Tape[], { report, warn }: Pick<Context, 'report' | 'warn'>): boolean {
  for (const warning of tapes.flatMap(({ warnings }) => warnings)) warn(warning);
  const [first, ...others] = tapes.flatMap(({ errors }) => errors);
  if (first && others.length === 0) throw first;
  if (first) report.unmet(...[first, ...others].map(({ message }) => message));
  return first === undefined;
}
