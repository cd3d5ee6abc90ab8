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
/** What follows an exit that says more than this is more than a farewell: it left another shell, or a pane of several. */
const FAREWELL = 200;
/** A program that leaves the alternate screen is no shell. */
const SCREENS = /\x1b\[\?(?:1049|1047|47)[hl]/;
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
    const { data } = outputFrom(cast, last.enter);
    return line && textOf(data).length <= FAREWELL ? { from: line.from, text: last.text } : undefined;
  }
  if (last.end === undefined) return undefined;
  const { data, time } = outputFrom(cast, last.end);
  const left = GOODBYE.test(textOf(data)) && /\n/.test(data) && !SCREENS.test(data);
  return time !== undefined && left ? { from: last.end, text: 'C-d' } : undefined;
}

/** What is printed, without blanks. */
const textOf = (data: string): string => data.replace(SEQUENCES, '').replace(/[\s\x00-\x1f]/g, '');

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
