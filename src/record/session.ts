// A program in a pseudo-terminal, and what happens in it as events of a recording. Knows no terminal that anybody sits at: what is
// typed and where output is shown is the caller's affair, so that a person, a tape and a stream record alike.
import type { Readable } from 'node:stream';
import type { CastSink } from '../core/recording/sink.js';
import type { Micros } from '../core/time.js';
import { openPty, type PtyExit, type PtyOptions } from '../tty/pty.js';
import type { EndingSignal } from '../tty/signals.js';
import { SessionClock } from './clock.js';
import { PausableEvents } from './pausable-events.js';
import type { RecordedSoFar } from './screen-beside.js';

export interface SessionOptions extends PtyOptions {
  /** Whether what is typed is recorded. */
  input: boolean;
  /** The time at which the recording goes on; 0 for a new one. */
  from: Micros;
  /**
   * Whether it may be paused: then the screen must be known when it goes on. What gives all that was recorded by now saves the
   * session keeping an eye on the screen from the beginning.
   */
  pausable: boolean | (() => RecordedSoFar);
  /** Gets all output, recorded or not, to show it; a promise makes the program wait. */
  show?: (output: Uint8Array) => void | Promise<void>;
}

/** How a session ended. */
export interface SessionEnd {
  /** As a shell counts: the exit code, or 128 and the number of the signal. */
  status: number;
  /** Of the recording. */
  duration: Micros;
}

/** A session that is being recorded. */
export interface Session {
  readonly pid: number;
  readonly paused: boolean;
  /** Fulfilled when the program has ended and its last byte is in the sink. Rejects with what the sink threw. */
  readonly ended: Promise<SessionEnd>;
  /** Types. Fulfilled when the terminal has taken it. */
  type(keys: Uint8Array | string): Promise<void>;
  resize(cols: number, rows: number): void;
  mark(label?: string): void;
  /** From now on nothing is recorded, and time stands still. The program goes on. */
  pause(): void;
  /** Records again, beginning with the screen as it is now. */
  resume(): void;
  kill(signal: EndingSignal | 'SIGKILL'): void;
  /** Hangs up the terminal. */
  close(): void;
}

/** By their numbers, which POSIX gives. */
export const statusOf = ({ code, signal }: PtyExit): number => (signal > 0 ? 128 + signal : code);

/**
 * Starts a program and pushes what happens into a sink, which has got its header already; the sink's end is the caller's to tell.
 * @throws UsageError where no pseudo-terminal can be made
 */
export function startSession(options: SessionOptions, sink: Pick<CastSink, 'event'>): Session {
  const pty = openPty(options);
  const clock = new SessionClock(options.from);
  const events = new PausableEvents(sink, options);
  const typedText = new TextDecoder();
  const outputText = new TextDecoder('utf-8', { ignoreBOM: true });
  let size = { cols: options.cols, rows: options.rows };

  const output = (data: string) => {
    if (data !== '') events.happened({ time: clock.time, type: 'output', data });
  };
  const record = async (): Promise<SessionEnd> => {
    await eachChunk(pty.output, (bytes) => {
      output(outputText.decode(bytes, { stream: true }));
      return options.show?.(bytes);
    });
    output(outputText.decode());
    const status = statusOf(await pty.exited);
    await events.flush();
    clock.goOn();
    const { time } = clock;
    sink.event({ time, type: 'exit', status: String(status) });
    return { status, duration: time };
  };
  const ended = record().finally(() => {
    events.dispose();
    pty.close();
  });
  return {
    pid: pty.pid,
    ended,
    get paused() {
      return events.paused;
    },
    type(keys) {
      const bytes = typeof keys === 'string' ? Buffer.from(keys) : keys;
      const data = options.input ? typedText.decode(bytes, { stream: true }) : '';
      if (data !== '') events.happened({ time: clock.time, type: 'input', data });
      return new Promise((done) => pty.input.write(bytes, () => done()));
    },
    resize(cols, rows) {
      if (cols === size.cols && rows === size.rows) return;
      size = { cols, rows };
      pty.resize(cols, rows);
      events.happened({ time: clock.time, type: 'resize', cols, rows });
    },
    mark: (label = '') => events.happened({ time: clock.time, type: 'marker', label }),
    pause() {
      clock.stop();
      events.pause();
    },
    resume() {
      events.resume(clock.time);
      clock.goOn();
    },
    kill: (signal) => pty.kill(signal),
    close: () => pty.close(),
  };
}

/** Hands on every chunk as it comes, which is faster than iterating; a promise makes the stream wait. @throws what `take` throws */
function eachChunk(stream: Readable, take: (bytes: Uint8Array) => void | Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('data', (bytes: Uint8Array) => {
      try {
        const taken = take(bytes);
        if (!taken) return;
        stream.pause();
        taken.then(() => stream.resume(), reject);
      } catch (error) {
        reject(error);
      }
    });
    stream.on('end', resolve);
  });
}
