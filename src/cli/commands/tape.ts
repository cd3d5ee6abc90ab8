// castkit tape.
import { existsSync, readFileSync } from 'node:fs';
import { CastError, UsageError } from '../../core/errors.js';
import { choice, knownTo, type Option, toggle } from '../../core/options/option.js';
import {
  outputKind,
  readTape,
  recordTape,
  renderOptions,
  screensText,
  type Tape,
  type TapeRun,
  tapeShells,
} from '../../index.js';
import { reportOption } from '../build/reports.js';
import type { CommandBody, Context } from '../command.js';
import { jsonOption, jsonText } from '../looking.js';
import { writeProduct } from '../output.js';
import { checkDisk } from '../place.js';
import { hasTerminal } from '../rec/ask.js';
import { secondWords } from '../report.js';
import { goldenDifference, goldenName, goldenText } from '../tape/golden.js';
import { tapeJson, tapeListing } from '../tape/listing.js';
import { checkPlaces, runOne, unmetWords, writeRun } from '../tape/run.js';
import { testTapes } from '../tape/test.js';

const action = { group: 'Recording', default: false } as const;

/** -o, as often as there are files. */
const output: Option<string[]> = {
  flag: 'output',
  alias: 'o',
  group: 'Output',
  help: 'a file to write in place of what the tape says (repeatable): .gif .svg .cast .mp4 and so on, as its Output',
  placeholder: 'FILE',
  expected: 'a file name',
  default: [],
  repeatable: true,
  parse: (name) => (name === '' ? undefined : [name]),
  check: (value) => (Array.isArray(value) ? value : undefined),
};

/** What pictures take. `castkit render --help` tells of them. */
const looks = Object.fromEntries(
  Object.entries(renderOptions).map(([key, option]) => [key, { ...option, hidden: true }]),
) as typeof renderOptions;

const options = {
  ...looks,
  output,
  check: toggle({ ...action, flag: 'check', help: 'tell all that is wrong with tapes, and run nothing' }),
  list: toggle({ ...action, flag: 'list', help: 'print what tapes do and when, and run nothing' }),
  record: toggle({ ...action, flag: 'record', help: 'write a tape of what you type, until the shell ends' }),
  shell: choice({
    flag: 'shell',
    group: 'Recording',
    help: 'with --record: the shell',
    choices: tapeShells,
    default: 'bash',
  }),
  test: toggle({
    ...action,
    flag: 'test',
    help: 'run tapes as tests: what they expect, golden screens; writes nothing',
  }),
  report: { ...reportOption, help: 'with --test, a report as well: json FILE or junit FILE' },
  checkGolden: toggle({ ...action, flag: 'check-golden', help: 'fail where screens differ from the golden ones' }),
  updateGolden: toggle({
    ...action,
    flag: 'update-golden',
    help: 'write the golden screens: NAME.golden beside each tape',
  }),
  ...jsonOption,
};

export const tapeCommand: CommandBody<typeof options> = {
  positionals: [{ name: 'tape', help: 'tapes to run, or - for standard input', role: 'word', many: true }],
  options,
  examples: [
    { command: 'castkit tape demo.tape', does: 'runs it, and writes what it says' },
    { command: 'castkit tape demo.tape -o demo.svg -o demo.cast', does: 'writes these in place of that' },
    { command: 'castkit tape demo.tape --check', does: 'tells what is wrong with it, by line and column' },
  ],
  async run(context) {
    const { names, given, write } = context;
    if (names.length === 0) throw new UsageError('tape', { expected: 'a tape', received: 'nothing' });
    if (given.record) return recordTo(names, context);
    const tapes = (await tapeNames(names)).map(openTape);
    if (!isSound(tapes, context)) return;
    if (given.report !== undefined && !given.test) {
      throw new UsageError('--report', { expected: '--test beside it', received: 'none' });
    }
    if (given.test) return testTapes(tapes, given.report, context);
    const values = tapes.map(tapeJson);
    if (given.list) {
      await write(given.json ? [jsonText(values.length === 1 ? values[0] : values)] : tapes.map(tapeListing));
    } else if (!given.check) await runAll(tapes, context);
  },
};

/** @throws UsageError where nobody can type; CastError for a tape that is there already */
async function recordTo(
  [file = '', ...others]: readonly string[],
  { given, report, warn }: Context<typeof options>,
): Promise<void> {
  if (others.length > 0) throw new UsageError('--record', { expected: 'one tape', received: `${others.length + 1}` });
  if (!file.endsWith('.tape')) {
    throw new UsageError('--record', { expected: 'a name ending in .tape', received: JSON.stringify(file) });
  }
  if (existsSync(file)) throw new CastError({ file }, 'exists already, expected a new name: tapes are not replaced');
  checkDisk(file, false);
  if (!hasTerminal()) throw new UsageError('--record', { expected: 'a terminal to type in', received: 'none' });
  report.tell(`castkit: recording to ${file}; ctrl+d or exit ends it`);
  const text = await recordTape({ file, shell: given.shell ?? 'bash', environment: process.env, warn });
  await writeProduct({ file }, [text], { clobber: false });
  report.tell(`castkit: ${file}; run it: castkit tape ${file}`);
}

async function runAll(tapes: readonly Tape[], context: Context<typeof options>): Promise<void> {
  const { given, report } = context;
  const { output: asked = [] } = given;
  if (asked.length > 0 && tapes.length > 1) {
    throw new UsageError('--output', { expected: 'one tape beside it', received: `${tapes.length} tapes` });
  }
  checkNames(asked);
  const clobber = (given as { clobber?: boolean }).clobber !== false;
  for (const tape of tapes) {
    const job = { tape, outputs: outputsOf(tape, asked), looks: knownTo(looks, given) };
    checkPlaces(job, clobber);
    const run = await runOne(tape, context);
    const unmet = [...run.checks.filter(({ holds }) => !holds).map(unmetWords), ...goldenWords(tape, run, given)];
    if (unmet.length > 0) report.unmet(...unmet);
    else {
      await writeRun(job, run, context);
      if (given.updateGolden) await writeGolden(tape, run);
      tellRun(tape, run, job.outputs, context);
    }
  }
}

/** Patterns that no shell has expanded, too: in quotes they are the same everywhere. @throws CastError for one without a tape */
async function tapeNames(names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    if (!/[*?{[]/.test(name) || existsSync(name)) found.push(name);
    else {
      const { glob } = await import('tinyglobby');
      const files = (await glob([name], { expandDirectories: false })).sort();
      if (files.length === 0) throw new CastError({ file: name }, 'expected a tape, found none of that name');
      found.push(...files);
    }
  }
  return found;
}

/** How a run differs from its golden screens, where that was asked for. @throws CastError where there are none */
function goldenWords(
  { file }: Tape,
  { screens }: TapeRun,
  { checkGolden }: { checkGolden?: boolean | undefined },
): string[] {
  if (!checkGolden) return [];
  const golden = goldenText(file);
  if (golden === undefined) throw new CastError({ file: goldenName(file) }, 'no such file: --update-golden writes it');
  const difference = goldenDifference(file, golden, screensText(screens));
  return difference === undefined ? [] : [difference];
}

const writeGolden = ({ file }: Tape, { screens }: TapeRun) =>
  writeProduct({ file: goldenName(file) }, [screensText(screens)], { clobber: true });

/** @throws UsageError for a name that says nothing */
function checkNames(names: readonly string[]): void {
  const strange = names.find((name) => outputKind(name) === undefined);
  if (strange === undefined) return;
  const expected = 'a name that tells the format, such as demo.gif, or a folder with a slash at its end';
  throw new UsageError('--output', { expected, received: JSON.stringify(strange) });
}

/** What was asked for, else what the tape says, else a GIF that is called as it is. */
function outputsOf({ file, outputs, steps }: Tape, asked: readonly string[]): readonly string[] {
  if (asked.length > 0) return asked;
  const isTest = steps.some(({ command }) => /^(Expect|ExpectNot|Screenshot)\b/.test(command));
  if (outputs.length > 0 || isTest) return outputs;
  return [file === STDIN ? 'out.gif' : `${file.replace(/\.tape$/i, '')}.gif`];
}

function tellRun(
  { file }: Tape,
  { cast, measured, shots }: TapeRun,
  outputs: readonly string[],
  { report }: Pick<Context, 'report'>,
): void {
  const last = [...cast.events].at(-1)?.time ?? 0;
  const also = [...outputs.filter((name) => outputKind(name) !== 'picture'), ...shots.map(({ path }) => path)];
  const names = also.length > 0 ? `  ${also.join('  ')}` : '';
  const times = measured ? '  (some programs took real time: their times were measured)' : '';
  report.note(`${file}  ${secondWords(last / 1000)}${names}${times}`);
}

const STDIN = 'standard input';

function openTape(name: string): Tape {
  const environment = process.env;
  if (name !== '-') return readTape(name, { environment });
  return readTape(STDIN, { environment, text: readFileSync(0, 'utf8') });
}

/** Tells what is wrong with tapes. @throws CastError where that is one thing */
function isSound(tapes: readonly Tape[], { report, warn }: Pick<Context, 'report' | 'warn'>): boolean {
  for (const warning of tapes.flatMap(({ warnings }) => warnings)) warn(warning);
  const [first, ...others] = tapes.flatMap(({ errors }) => errors);
  if (first && others.length === 0) throw first;
  if (first) report.unmet(...[first, ...others].map(({ message }) => message));
  return first === undefined;
}
