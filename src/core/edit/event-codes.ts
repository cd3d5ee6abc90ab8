// Events by their codes, as asciicast writes them.
import type { Cast, CastEvent, Micros } from '../recording/cast.js';

export const CODES: Readonly<Record<string, string>> = { output: 'o', input: 'i', resize: 'r', marker: 'm', exit: 'x' };

export const codeOf = (event: CastEvent): string => (event.type === 'other' ? event.code : (CODES[event.type] ?? ''));

/** A code, or the word for it: "input", "markers". */
export const readCode = (word: string): string => CODES[word.toLowerCase().replace(/s$/, '')] ?? word;

/** How many events of each code there are, in the order in which they first come, and when the last one is. */
export function surveyEvents(cast: Cast): { counts: Map<string, number>; duration: Micros } {
  const counts = new Map<string, number>();
  let duration = 0;
  for (const event of cast.events) {
    const code = codeOf(event);
    counts.set(code, (counts.get(code) ?? 0) + 1);
    duration = event.time;
  }
  return { counts, duration };
}
