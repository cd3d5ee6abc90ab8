// A session as a recording: a program runs in a pseudo-terminal, a person may sit at it, and what happens goes into a sink.
import { once } from 'node:events';
import { type Given, resolveOptions, type Values } from '../core/options/option.js';
import type { Header } from '../core/recording/cast.js';
import type { CastSink } from '../core/recording/sink.js';
import type { Micros } from '../core/time.js';
import { answersQuestions, askTerminal, type TerminalAnswers } from '../tty/answers.js';
import { requirePty } from '../tty/binding.js';
import { LeftModes } from '../tty/left-modes.js';
import { type EndingSignal, takeSignals } from '../tty/signals.js';
import { openUserTerminal, type TerminalSize, type UserTerminal } from '../tty/user-terminal.js';
import { KeyReader } from './keys.js';
import { parseWindowSize, recordOptions } from './options.js';
import { chooseProgram, type Environment, type Program, programEnvironment } from './program.js';
import type { RecordedSoFar } from './screen-beside.js';
import { type Session, type SessionEnd, startSession } from './session.js';

/**
 * What is recorded, and how.
 * @example
 * const quick: RecordGiven = { program: ['npm', 'test'], headless: true, windowSize: '100x30' };
 */
export type RecordGiven = Given<typeof recordOptions> & {
  /** A program and its arguments, in place of `command`. */
  program?: readonly string[];
  /** The environment of the program; that of this process without it. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** The folder that the program starts in; that of this process without it. */
  cwd?: string;
};

/**
 * How a recording ended.
 * @example
 * const failed = ({ status }: Recorded) => status !== 0;
 */
export interface Recorded {
  /** The exit status of the program as a shell counts it: 128 and the number of the signal that ended it. */
  status: number;
  /** In microseconds. */
  duration: Micros;
  /** How many markers were added. */
  markers: number;
  /** The signal that asked this process to end it. */
  signal?: EndingSignal;
}

/**
 * What a recording tells its caller, and what it can be told.
 * @example
 * const hooks: RecordHooks = { onStart: ({ terminal }) => console.log(terminal ? 'ctrl+d ends it' : 'nobody sees it') };
 */
export interface RecordHooks {
  /** The time at which a recording that exists goes on, in microseconds. */
  from?: Micros;
  /** Gives all that was recorded by now, for pauses; without it the session keeps an eye on the screen all the time. */
  soFar?: () => RecordedSoFar;
  /** Asked after every piece of output; a promise makes the program wait until it is fulfilled. */
  waits?: () => Promise<void> | undefined;
  /** Just before it begins; `terminal` tells whether it is shown on one, which takes words now, and later no more. */
  onStart?: (start: RecordStart) => void;
}

/**
 * What a recording has when it begins.
 * @example
 * const tell = ({ terminal, notify }: RecordStart) => terminal && notify('it goes to the server, too');
 */
export interface RecordStart {
  /** Whether it is shown on a terminal, which takes words now, and later no more. */
  terminal: boolean;
  /** Tells whoever sits there something by a notification, where terminals can; later, too. */
  notify(text: string): void;
}

/**
 * Records a program into a sink, as it happens: on the terminal of this process, where there is one, else without any. Resolves
 * when the program has ended and its last byte is in the sink, which is ended then.
 * @throws UsageError for wrong options, and where no pseudo-terminal can be made; CastError for a program that is not there;
 * what the sink throws
 * @example
 * let text = '';
 * const sink = encodeTo(recordingEncoder(3), (piece) => {
 *   text += piece;
 * });
 * const { status } = await record({ program: ['ls', '-l'], headless: true }, sink);
 * if (status === 0) await writeFile('listing.cast', text);
 */
export async function record(given: RecordGiven, sink: CastSink, hooks: RecordHooks = {}): Promise<Recorded> {
  const { program, environment = process.env, cwd = process.cwd(), ...asked } = given;
  const options = resolveOptions(recordOptions, asked);
  const chosen = chooseProgram({ command: options.command, program }, environment);
  requirePty();
  const terminal = options.headless ? undefined : openUserTerminal();
  const recording = new Recording(options, terminal, new LeftModes());
  try {
    return await recording.run(chosen, { environment, cwd }, sink, hooks);
  } finally {
    terminal?.close();
  }
}

type Options = Values<typeof recordOptions>;

/** Milliseconds that a program gets to end itself before it is asked more firmly; interactive shells do not heed SIGTERM. */
const PATIENCE = 1000;

class Recording {
  #markers = 0;
  #signal: EndingSignal | undefined;
  readonly #keys: KeyReader;

  constructor(
    readonly options: Options,
    readonly terminal: UserTerminal | undefined,
    readonly modes: LeftModes,
  ) {
    const { pauseKey: pause, markerKey: marker, prefixKey: prefix } = options;
    this.#keys = new KeyReader({ pause, marker, prefix });
  }

  async run(
    program: Program,
    place: { environment: Environment; cwd: string },
    sink: CastSink,
    { from = 0, soFar, waits, onStart }: RecordHooks,
  ): Promise<Recorded> {
    const { terminal, options } = this;
    const env = programEnvironment(place.environment, terminal === undefined);
    onStart?.({ terminal: terminal !== undefined, notify: (text) => this.#notify(text) });
    terminal?.raw(() => this.modes.undo);
    const answers = terminal && answersQuestions(place.environment) ? await askTerminal(terminal) : undefined;
    const size = sizeOf(options, terminal?.size);
    const header = headerOf({ options, program, env, size, answers });
    sink.header(header);
    const isPausable = terminal !== undefined && options.pauseKey !== '';
    const show = (bytes: Uint8Array) => together(terminal && this.#show(bytes), waits?.());
    const session = startSession(
      {
        ...{ file: program.file, args: program.args, env, cwd: place.cwd, ...size, from },
        input: options.captureInput,
        pausable: isPausable && (soFar ?? true),
        ...((terminal || waits) && { show }),
      },
      sink,
    );
    const { status, duration } = await this.#attend(session, answers);
    sink.end();
    return { status, duration, markers: this.#markers, ...(this.#signal && { signal: this.#signal }) };
  }

  /** Passes on keys, sizes and signals until the program has ended. */
  async #attend(session: Session, answers: TerminalAnswers | undefined): Promise<SessionEnd> {
    const timers: NodeJS.Timeout[] = [];
    const giveBack = takeSignals((signal) => {
      session.kill(this.#signal ? 'SIGKILL' : signal);
      this.#signal ??= signal;
      timers.push(setTimeout(() => session.kill('SIGHUP'), PATIENCE));
      timers.push(setTimeout(() => session.kill('SIGKILL'), 2 * PATIENCE));
    });
    const { terminal } = this;
    if (answers) this.#typed(session, answers.typed);
    terminal?.keys.on('data', (bytes: Buffer) => this.#typed(session, bytes)).resume();
    terminal?.onResize((size) => {
      const { cols, rows } = sizeOf(this.options, size);
      session.resize(cols, rows);
    });
    try {
      return await session.ended;
    } finally {
      for (const timer of timers) clearTimeout(timer);
      giveBack();
      terminal?.keys.removeAllListeners('data').pause();
    }
  }

  /** Bytes as characters, so that all of them reach the program as they came. */
  #typed(session: Session, bytes: Buffer): void {
    for (const typed of this.#keys.read(bytes.toString('latin1'))) {
      if ('text' in typed) this.#pass(session, Buffer.from(typed.text, 'latin1'));
      else if (typed.action === 'pause') this.#togglePause(session);
      else {
        this.#markers++;
        session.mark();
        this.#notify('marker added');
      }
    }
  }

  /** A program that does not read makes the keyboard wait. */
  #pass(session: Session, bytes: Buffer): void {
    this.terminal?.keys.pause();
    void session.type(bytes).then(() => this.terminal?.keys.resume());
  }

  #togglePause(session: Session): void {
    if (session.paused) session.resume();
    else session.pause();
    this.#notify(session.paused ? 'recording paused' : 'recording goes on');
  }

  /** A notification of the desktop, from terminals that can (OSC 9); others show nothing. */
  #notify(text: string): void {
    this.terminal?.screen.write(`\x1b]9;castkit: ${text}\x1b\\`);
  }

  #show(bytes: Uint8Array): void | Promise<void> {
    this.modes.follow(bytes);
    const screen = this.terminal?.screen;
    if (!screen || screen.destroyed || screen.write(bytes)) return;
    return once(screen, 'drain').then(
      () => undefined,
      () => undefined,
    );
  }
}

/** Both, where there is one. */
function together(one: void | Promise<void>, other: Promise<void> | undefined): void | Promise<void> {
  return one && other ? one.then(() => other) : (one ?? other);
}

/** What was asked for, then what the terminal has. */
function sizeOf({ windowSize, cols, rows }: Options, terminal: TerminalSize = { cols: 80, rows: 24 }): TerminalSize {
  const asked = windowSize === undefined ? {} : parseWindowSize(windowSize);
  return { cols: cols ?? asked?.cols ?? terminal.cols, rows: rows ?? asked?.rows ?? terminal.rows };
}

interface HeaderFacts {
  options: Options;
  program: Program;
  env: Environment;
  size: TerminalSize;
  answers: TerminalAnswers | undefined;
}

function headerOf({ options, program, env, size, answers }: HeaderFacts): Header {
  const { idleTimeLimit, title, captureEnv } = options;
  const variables = captureEnv.split(/,\s*/).flatMap((name): [string, string][] => {
    const value = env[name];
    return name === 'TERM' || value === undefined ? [] : [[name, value]];
  });
  return {
    version: 3,
    ...size,
    timestamp: Math.floor(Date.now() / 1000),
    ...(idleTimeLimit !== undefined && { idleTimeLimit }),
    ...(program.words !== undefined && { command: program.words }),
    ...(title !== undefined && { title }),
    ...(env['TERM'] && { termType: env['TERM'] }),
    ...(answers?.version !== undefined && { termVersion: answers.version }),
    ...(variables.length > 0 && { env: Object.fromEntries(variables) }),
    ...(answers?.theme && { theme: answers.theme }),
    extra: {},
  };
}
