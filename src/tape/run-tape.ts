// Runs a tape: starts its shell, does what it says step by step, and gives what that recorded.
import { CastError } from '../core/errors.js';
import type { Given } from '../core/options/option.js';
import type { Cast, Header } from '../core/recording/cast.js';
import type { renderOptions } from '../core/render/outputs.js';
import { tapeGrid } from '../core/tape/grid.js';
import type { TapePlan } from '../core/tape/plan.js';
import type { Micros } from '../core/time.js';
import { openPolledPty } from '../tty/polled-pty.js';
import { embedded, pictureLooks, tapeTheme } from './looks.js';
import { TapePace } from './pace.js';
import { planOf, type Tape } from './read-tape.js';
import { TapeRecorder } from './recorder.js';
import { redacted } from './redacted.js';
import type { TapeRun } from './results.js';
import { shellStart, tapeEnvironment } from './shells.js';
import { StepRunner } from './steps.js';
import { endPrograms } from './system/end.js';
import { findProgram } from './system/find-program.js';
import { ProcessWatch } from './system/watch.js';
import { TapeTerminal } from './terminal.js';

/**
 * How a tape is run.
 * @example
 * const options: TapeRunOptions = { environment: { PATH: '/usr/bin:/bin' }, cwd: '/home/ada/demos' };
 */
export interface TapeRunOptions {
  /** Of its shell, as far as it is not the same for everybody; what `Env` sets comes on top. None by default. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** Where its shell starts; the folder of this process by default. */
  cwd?: string;
  /** Ends the run, and its programs at once. */
  signal?: AbortSignal;
  warn?: (sentence: string) => void;
}

const TERM = 'xterm-256color';

/**
 * Runs a tape in a pseudo-terminal. Typing and sleeping cost no time where nothing can happen; programs that compute, sleep or
 * wait get real time.
 * @throws the first of the tape's errors; CastError for a program that is missing or a wait that ends without what it waits for;
 * UsageError where no pseudo-terminal can be made
 * @example
 * const tape = readTape('demo.tape', { text: 'Type "echo hi" Enter' });
 * const run = await runTape(tape, { environment: { PATH: '/usr/bin:/bin' } });
 * run.measured; // => false
 */
export async function runTape(tape: Tape, options: TapeRunOptions = {}): Promise<TapeRun> {
  const [error] = tape.errors;
  if (error) throw error;
  const plan = planOf(tape);
  const { environment = {}, cwd = '.', signal, warn = () => {} } = options;
  const start = shellStart(plan.settings.Shell ?? 'bash');
  const env = tapeEnvironment(environment, start, plan.env);
  requirePrograms(tape, plan, start.file, env['PATH']);
  const grid = tapeGrid(plan.settings);
  const { cols, rows } = grid;
  const theme = tapeTheme(plan);
  signal?.throwIfAborted();
  const pty = openPolledPty({ file: start.file, args: start.args, env, cwd, cols, rows });
  const watch = plan.settings.Clock === 'real' ? undefined : ProcessWatch.open(pty.pid, pty.path);
  const terminal = new TapeTerminal(
    pty,
    { cols, rows },
    theme ?? { foreground: 0xf8f8f2, background: 0x282a36 },
    tape.file,
  );
  const end = (): void => endPrograms(pty, watch);
  signal?.addEventListener('abort', end);
  try {
    const recorder = new TapeRecorder();
    const pace = new TapePace({ terminal, watch, onOutput: (time, text) => recorder.output(time, text) });
    const header: Header = {
      version: 3,
      ...{ cols, rows, termType: TERM },
      ...(theme && { theme: embedded(theme) }),
      extra: {},
    };
    const runner = new StepRunner({ plan, terminal, pace, recorder, header, ...options });
    await runner.run();
    const cast = castOf(tape.file, header, recorder, pace.now);
    const looks = pictureLooks(plan, grid) as Given<typeof renderOptions>;
    const { LoopOffset: loopOffset } = plan.settings;
    const run = { cast, ...runner.result, looks, ...(loopOffset && { loopOffset }), measured: pace.measured };
    return await redacted(run, plan, warn);
  } finally {
    signal?.removeEventListener('abort', end);
    end();
    terminal.dispose();
  }
}

function castOf(name: string, header: Header, recorder: TapeRecorder, now: Micros): Cast {
  recorder.end(now);
  return { name, header, events: recorder.events };
}

/** @throws CastError, with the place of who asks for it */
function requirePrograms(tape: Tape, { requires, settings }: TapePlan, shell: string, path: string | undefined): void {
  for (const { program, at, written } of requires) {
    if (findProgram(program, path)) continue;
    throw new CastError(
      at,
      `expected the program ${JSON.stringify(program)} to be installed, found none in PATH`,
      written,
    );
  }
  if (findProgram(shell, path)) return;
  const asked = settings.Shell === undefined ? 'the shell of tapes that set no other' : 'the shell that the tape sets';
  throw new CastError({ file: tape.file }, `expected ${shell}, ${asked}, to be installed, found none in PATH`);
}
