// A tape from what somebody types: a session in a shell as tapes start it, recorded, and turned into commands.
import type { Warn } from '../core/errors.js';
import type { CastEvent, Header } from '../core/recording/cast.js';
import { tapeOf } from '../core/tape/from-cast.js';
import { type TapeShell, tapeShells } from '../core/tape/settings.js';
import { record } from '../record/record.js';
import { shellStart, tapeEnvironment } from './shells.js';

/**
 * How a tape is recorded.
 * @example
 * const options: TapeRecording = { shell: 'zsh', environment: process.env };
 */
export interface TapeRecording {
  /** The name of the tape, which its output is called after. */
  file?: string;
  /** One that a tape can set; bash by default. */
  shell?: string;
  environment?: Readonly<Record<string, string | undefined>>;
  cwd?: string;
  warn?: Warn;
}

/**
 * Records what is typed at the terminal of this process, in a clean shell, until that ends. Gives the text of a tape that types
 * it again.
 * @throws CastError for a shell that is not there, and where nothing was typed; UsageError where no pseudo-terminal can be made
 * @example
 * const saved = async () => writeFile('demo.tape', await recordTape({ file: 'demo.tape', environment: process.env }));
 */
export async function recordTape({
  file = 'demo.tape',
  shell,
  environment = {},
  cwd,
  warn,
}: TapeRecording = {}): Promise<string> {
  const known: TapeShell = tapeShells.find((name) => name === shell) ?? 'bash';
  const start = shellStart(known);
  let header: Header | undefined;
  const events: CastEvent[] = [];
  const sink = {
    header(of: Header) {
      header = of;
    },
    event: (event: CastEvent) => void events.push(event),
    end() {},
  };
  const env = tapeEnvironment(environment, start, new Map());
  await record(
    {
      program: [start.file, ...start.args],
      environment: env,
      captureInput: true,
      captureEnv: '',
      ...(cwd !== undefined && { cwd }),
    },
    sink,
  );
  const { timestamp: _, ...rest } = header!;
  const name = file.replace(/\.tape$/i, '.cast');
  const cast = { name, header: { ...rest, command: known }, events: withoutExit(events) };
  return [...tapeOf(cast, warn)].join('');
}

/** What ends the session is not of the tape: C-d, or exit and Enter, and what follows that. */
function withoutExit(events: readonly CastEvent[]): CastEvent[] {
  const inputs = events.flatMap((event, at) => (event.type === 'input' ? [{ at, data: event.data }] : []));
  if (inputs.at(-1)?.data === '\x04') return events.slice(0, inputs.at(-1)!.at);
  let typed = '';
  for (const { at, data } of [...inputs].reverse()) {
    typed = data + typed;
    if (typed === 'exit\r' || typed === 'logout\r') return events.slice(0, at);
    if (typed.length > 7) break;
  }
  return [...events];
}
