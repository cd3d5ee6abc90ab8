// The transcript of a session, for the renderers of text; what its lines are is transcript/transcript.ts's to say.

import type { RenderHooks } from '../hooks.js';
import { type momentOptions, momentTime } from '../moments/moment.js';
import { toggle, type Values } from '../options/option.js';
import type { Cast, Micros } from '../recording/cast.js';
import { type TranscriptLine, transcript } from '../transcript/transcript.js';

export const transcriptOptions = {
  transcript: toggle({
    flag: 'transcript',
    group: 'Output',
    help: 'the whole session up to the moment, line by line with times',
    default: false,
  }),
};

export interface TimedLine extends TranscriptLine {
  /** The time as "01:02.500"; with hours where there are any. */
  clock: string;
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** "01:02.500". */
function clockOf(time: Micros): string {
  const milliseconds = Math.floor(time / 1000);
  const minutes = Math.floor(milliseconds / 60_000);
  const rest = `${padded(Math.floor(milliseconds / 1000) % 60, 2)}.${padded(milliseconds % 1000, 3)}`;
  return minutes < 60
    ? `${padded(minutes, 2)}:${rest}`
    : `${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}:${rest}`;
}

/** The lines up to the moment that `at` names. Throws as screenOf. */
export async function transcriptOf(
  cast: Cast,
  options: Values<typeof momentOptions>,
  hooks: RenderHooks = {},
): Promise<TimedLine[]> {
  const { paced, time } = await momentTime(cast, options, hooks);
  const lines = await transcript(paced, time, hooks.warn ? { warn: hooks.warn } : {});
  return lines.map((line) => ({ ...line, clock: clockOf(line.time) }));
}

/** The lines as text; those that wrapped joined where that is asked for. */
export function transcriptText(lines: readonly TimedLine[], unwrap: boolean): string {
  let text = '';
  for (const [i, { clock, text: line, screen }] of lines.entries()) {
    const joined = unwrap && i > 0 && screen.wraps[0] === 1;
    if (!joined) text += `${i === 0 ? '' : '\n'}${clock}  `;
    text += line;
  }
  return text === '' ? '' : `${text}\n`;
}
