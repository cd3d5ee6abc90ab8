// The end of a session: exit or logout typed as the last command, or C-d at the last prompt.
import type { FoundCommand } from '../../outline/shell-reader.js';
import type { Cast, Micros } from '../../recording/cast.js';
import type { TypedLine } from './windows.js';

export interface Ending {
  /** What comes after this goes. */
  readonly from: Micros;
  readonly text: string;
}

const LEAVES = /^(?:exit|logout)(?:\s+\d+)?$/;
/** What a shell says that is left by C-d. */
const GOODBYE = /^(?:\^D)?(?:exit|logout)?$/;
const SEQUENCES = /\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|\[[\d;?<>=]*[ -/]*[@-~]|[ -/]*[0-~])/g;

export function endingOf(
  cast: Cast,
  commands: readonly FoundCommand[],
  lines: readonly TypedLine[],
): Ending | undefined {
  const last = commands.at(-1);
  if (!last) return undefined;
  if (LEAVES.test(last.text)) {
    const line = lines.find(({ enter }) => enter === last.enter);
    return line && { from: line.from, text: last.text };
  }
  if (last.end === undefined) return undefined;
  const { data, time } = outputFrom(cast, last.end);
  const said = data.replace(SEQUENCES, '').replace(/[\s\x00-\x1f]/g, '');
  return time !== undefined && GOODBYE.test(said) && /\n/.test(data) ? { from: last.end, text: 'C-d' } : undefined;
}

/** What is written after a moment, and when that begins. */
function outputFrom(cast: Cast, from: Micros): { data: string; time: Micros | undefined } {
  let [data, time] = ['', undefined as Micros | undefined];
  for (const event of cast.events) {
    if (event.type !== 'output' || event.time <= from || data.length > 4096) continue;
    time ??= event.time;
    data += event.data;
  }
  return { data, time };
}
