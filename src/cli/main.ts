// The two programs: finds the command, runs it, reports. The only place that sets the exit code.
import '../node/platform/install.js';
import { UsageError } from '../core/errors.js';
import { nearest } from '../core/options/nearest.js';
import { knownTo } from '../core/options/option.js';
import { removeTemporaries } from '../node/temporary.js';
import { asksFor } from './args.js';
import type { Command, Context } from './command.js';
import { allOptions } from './command-options.js';
import { describeFailure, type Failure, isBrokenPipe, isSystemError, systemWords } from './failure.js';
import { removeNewFolders } from './folder.js';
import { writeProduct, writeTogether } from './output.js';
import { commands } from './registry.js';
import { type Loudness, RunReport } from './report.js';
import { type Request, readRequest } from './request.js';
import { surroundingsOf } from './surroundings.js';

/** Put in by the build. */
declare const CASTKIT_VERSION: string;

function unknownCommand(name: string): UsageError {
  if (name.startsWith('-')) return new UsageError(name, `expected a command first, received the option ${name}`);
  const close = nearest(name, Object.keys(commands));
  const meant = close ?? (/\.cast(\.gz|\.zst)?$/i.test(name) ? `castkit gif ${name}` : undefined);
  return new UsageError('command', `unknown command ${JSON.stringify(name)}${meant ? `. Did you mean ${meant}?` : ''}`);
}

function findCommand(name: string | undefined): Promise<Command> {
  if (name === undefined) throw new UsageError('command', { expected: 'a command', received: 'nothing' });
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) throw unknownCommand(name);
  return entry.load();
}

async function printOverview(first?: string): Promise<void> {
  process.stdout.write((await import('./help.js')).overview(first));
}

/** The words after a first one that is no command by itself: add, rm, ... after mark. */
const secondWords = (first: string | undefined): string[] =>
  Object.keys(commands).flatMap((name) =>
    first !== undefined && name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : [],
  );

/** The words with those of a command's name as one. */
function joinName(args: readonly string[]): readonly string[] {
  const [first, second, ...rest] = args;
  const words = secondWords(first);
  if (words.length === 0) return args;
  if (second !== undefined && words.includes(second)) return [`${first} ${second}`, ...rest];
  if (second !== undefined && asksFor('help', 'h', [second])) return args;
  const close = nearest(second ?? '', words);
  throw new UsageError(`${first}`, {
    expected: `one of ${words.join(', ')}`,
    received: second === undefined ? 'nothing' : JSON.stringify(second),
    ...(close ? { hint: `Did you mean ${close}?` } : {}),
  });
}

async function printHelp(command: Command, invoked: string, all: boolean): Promise<void> {
  const { commandHelp, fullHelp } = await import('./help.js');
  // Of one's own presets too; a configuration file that is wrong does not keep anyone from reading.
  const { options } = await surroundingsOf(command).catch(() => ({ options: allOptions(command) }));
  process.stdout.write((all ? fullHelp : commandHelp)(command, options, invoked));
}

function makeContext(command: Command, request: Request, report: RunReport): Context {
  const { names, program, values, input, inputs, place, clobber, placeOf } = request;
  return {
    names,
    program,
    given: knownTo(command.options, values),
    input,
    inputs,
    reading: command.reading ? knownTo(command.reading, values) : {},
    warn: report.warn,
    report,
    write: (chunks) => writeProduct(place, chunks, { clobber }),
    writeTogether: (produce) => writeTogether(produce, { clobber }),
    place,
    placeOf,
  };
}

async function runCommand(command: Command, args: readonly string[], loudness: Loudness, report: RunReport) {
  const request = await readRequest(command, args);
  loudness.quiet = request.values['quiet'] === true;
  loudness.verbose = request.values['verbose'] === true;
  await command.run(makeContext(command, request, report));
}

async function dispatch(
  program: string,
  args: readonly string[],
  loudness: Loudness,
  report: RunReport,
): Promise<void> {
  const words = args[0] === 'help' && args[1] !== undefined ? [...args.slice(1), '--help'] : args;
  const [name, ...rest] = joinName(words);
  if (asksFor('version', 'V', args)) {
    process.stdout.write(`${CASTKIT_VERSION}\n`);
  } else if (name === 'help' || (name?.startsWith('-') && asksFor('help', 'h', args))) {
    await printOverview();
  } else if (secondWords(name).length > 0) {
    await printOverview(name);
  } else {
    const command = await findCommand(name);
    const all = rest.includes('--help-all');
    if (all || asksFor('help', 'h', rest)) return printHelp(command, invokedName(program, command.name), all);
    await runCommand(command, rest, loudness, report);
  }
}

const nameIn = ([first, second]: readonly string[]): string | undefined =>
  secondWords(first).includes(second ?? '') ? `${first} ${second}` : first;

const invokedName = (program: string, command: string | undefined): string =>
  program === 'cast2gif' || command === undefined || !Object.hasOwn(commands, command)
    ? program
    : `${program} ${command}`;

const SIGNAL_EXITS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** However the process ends, no temporary file stays; a reader that goes away ends it quietly. */
function prepareForTheEnd(): void {
  process.on('exit', () => {
    removeTemporaries();
    removeNewFolders();
  });
  for (const [signal, code] of Object.entries(SIGNAL_EXITS)) process.on(signal, () => process.exit(code));
  process.stdout.on('error', endWithoutStandardOutput);
  process.stderr.on('error', () => {});
}

function endWithoutStandardOutput(error: Error): never {
  if (isBrokenPipe(error)) process.exit(0);
  const words = isSystemError(error) ? systemWords(error) : error.message;
  process.stderr.write(`standard output: cannot be written: ${words}\n`);
  process.exit(1);
}

/** Pipes on some systems are written to later; leaving before that would cut the product off. */
const flushed = (stream: NodeJS.WriteStream): Promise<void> => new Promise((done) => stream.write('', () => done()));

function tell(error: unknown, { lines, exitCode }: Failure, report: RunReport): number {
  const debug = process.env['CASTKIT_DEBUG'] === '1';
  report.fail(debug && error instanceof Error ? [...lines, String(error.stack)] : lines);
  return exitCode;
}

/**
 * Runs one command line and ends the process.
 * @param program "castkit" or "cast2gif", for messages
 * @param args the words after the program's name
 */
export async function main(program: string, args: readonly string[]): Promise<void> {
  if (process.env['CASTKIT_DEBUG'] === '1') process.setSourceMapsEnabled(true);
  prepareForTheEnd();
  const loudness: Loudness = { quiet: false, verbose: false };
  const report = new RunReport(process.stderr, loudness);
  let exitCode = 0;
  try {
    await dispatch(program, args, loudness, report);
    report.end();
    exitCode = report.held ? report.status : 1;
  } catch (error) {
    exitCode = isBrokenPipe(error)
      ? 0
      : tell(error, describeFailure(error, invokedName(program, nameIn(args))), report);
  }
  await flushed(process.stdout);
  await flushed(process.stderr);
  process.exit(exitCode);
}
