// The two programs: finds the command, runs it, reports. The only place that sets the exit code.
import { replacedFields } from '../core/options/replaced-fields.js';
import '../node/platform/install.js';
import { UsageError } from '../core/errors.js';
import { knownTo, type OptionSet } from '../core/options/option.js';
import { nameOptionsByFlag } from '../core/options/option-name.js';
import { withOrigin } from '../core/options/origin.js';
import { removeTemporaries } from '../node/temporary.js';
import { asksFor } from './args.js';
import type { Command, Context } from './command.js';
import { allOptions } from './command-options.js';
import { describeFailure, type Failure, isBrokenPipe, isSystemError, systemWords } from './failure.js';
import { removeNewFolders } from './folder.js';
import { writeProduct, writeTogether } from './output.js';
import { commands } from './registry.js';
import { RunReport, type Verbosity } from './report.js';
import { type Request, readRequest, unnamedReading } from './request.js';
import { configWords, surroundingsOf } from './surroundings.js';
import { takesColour, widthOf } from './terminal-text.js';
import { commandFirst, isCommand, isOption, secondWords } from './words.js';

/** Put in by the build. */
declare const CASTKIT_VERSION: string;

function loadCommand(name: string): Promise<Command> {
  if (isOption(name)) throw new UsageError(name, `expected a command or a recording, received only ${name}`);
  return commands[name]!.load();
}

/** Pages fit the terminal; elsewhere, and on wider ones, lines of a hundred columns are read best. */
function pageHere(): { width: number; styled: boolean } {
  const columns = process.stdout.columns || Number(process.env['COLUMNS']) || 100;
  return { width: Math.max(30, Math.min(100, columns)), styled: takesColour(process.stdout) };
}

async function printOverview(first?: string): Promise<void> {
  process.stdout.write((await import('./help.js')).overview(first, pageHere()));
}

async function printHelp(command: Command, invoked: string, all: boolean): Promise<void> {
  const { commandHelp, fullHelp } = await import('./help.js');
  // Of one's own presets too; a configuration file that is wrong does not keep anyone from reading.
  const { options } = await surroundingsOf(command, commands).catch(() => ({ options: allOptions(command) }));
  process.stdout.write((all ? fullHelp : commandHelp)(command, options, invoked, pageHere()));
}

function makeContext(command: Command, request: Request, report: RunReport): Context {
  const { names, program, values, input, inputs, place, clobber, placeOf } = request;
  return {
    names,
    program,
    given: knownTo(command.options, values),
    input,
    inputs,
    reading: {
      ...(command.reading && knownTo(command.reading, values)),
      replaced: replacedFields(values),
      ...unnamedReading(request),
    },
    commands,
    warn: report.warn,
    report,
    write: (chunks) => writeProduct(place, chunks, { clobber, untrusted: command.product?.recording === true }),
    writeTogether: (produce) => writeTogether(produce, { clobber }),
    place,
    placeOf,
  };
}

async function runCommand(command: Command, args: readonly string[], verbosity: Verbosity, report: RunReport) {
  const request = await readRequest(command, args, commands);
  verbosity.quiet = request.values['quiet'] === true;
  verbosity.verbose = request.values['verbose'] === true;
  if (request.config) report.fact('configuration', configWords(request.config));
  for (const sentence of request.config?.leftOut ?? []) report.warn(sentence);
  if (request.variables.length > 0 && !verbosity.quiet) {
    const { strangeVariables } = await import('./variables.js');
    const sentence = await strangeVariables(request.variables, commands);
    if (sentence !== undefined) report.warn(sentence);
  }
  try {
    await command.run(makeContext(command, request, report));
  } catch (error) {
    throw withOrigin(error, request.origins, request.values);
  }
}

async function dispatch(call: Call, verbosity: Verbosity, report: RunReport): Promise<void> {
  const { args } = call;
  if (args[0] === '__complete') {
    process.stdout.write(await (await import('./completion/complete.js')).complete(args.slice(1), commands));
    return;
  }
  if (asksFor('version', 'V', args) || args[0] === 'version') {
    process.stdout.write(`${CASTKIT_VERSION}\n`);
    return;
  }
  const asked = args[0] === 'help' && args[1] !== undefined ? [...args.slice(1), '--help'] : args;
  const needsCommand = !isOption(asked[0]) || !asksFor('help', 'h', asked);
  const words = needsCommand ? await commandFirst(asked, gifOptions) : asked;
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || !needsCommand) return printOverview();
  if (secondWords(name).length > 0) return printOverview(name);
  call.command = isCommand(name) ? name : undefined;
  const command = await loadCommand(name);
  const all = rest.includes('--help-all');
  if (all || asksFor('help', 'h', rest)) return printHelp(command, invokedName(call), all);
  await runCommand(command, rest, verbosity, report);
}

const gifOptions = async (): Promise<OptionSet> => allOptions(await commands['gif']!.load());

/** What was called: as typed, and once it is known, the command that this is for. */
interface Call {
  readonly program: string;
  readonly args: readonly string[];
  command?: string | undefined;
}

const invokedName = ({ program, command }: Call): string =>
  program === 'cast2gif' || command === undefined ? program : `${program} ${command}`;

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
  report.fail(debug && error instanceof Error ? [...lines, ` ${error.stack}`] : lines);
  return exitCode;
}

/**
 * Runs one command line and ends the process.
 * @param program "castkit" or "cast2gif", for messages
 * @param args the words after the program's name
 */
export async function main(program: string, args: readonly string[]): Promise<void> {
  if (process.env['CASTKIT_DEBUG'] === '1') process.setSourceMapsEnabled(true);
  nameOptionsByFlag();
  prepareForTheEnd();
  const verbosity: Verbosity = { quiet: false, verbose: false };
  const report = new RunReport(process.stderr, verbosity);
  const call: Call = { program, args };
  let exitCode = 0;
  try {
    await dispatch(call, verbosity, report);
    report.end();
    exitCode = report.held ? report.status : 1;
  } catch (error) {
    exitCode = isBrokenPipe(error)
      ? 0
      : tell(error, describeFailure(error, invokedName(call), widthOf(process.stderr)), report);
  }
  await flushed(process.stdout);
  await flushed(process.stderr);
  process.exit(exitCode);
}
