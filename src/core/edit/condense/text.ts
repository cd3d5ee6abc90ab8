// What condense did, in words.
import type { Condensed } from './plan.js';

const rounded = (seconds: number): string => `${Math.round(seconds * 10) / 10} s`;
const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

/**
 * What `condense` did to a recording, on one line.
 * @example
 * condensedText(await condensePlan(cast, { to: 20 })).startsWith('31.7 s -> 20 s'); // => true
 */
export function condensedText({ duration: { before, after }, scenes, shortest }: Condensed): string {
  if (before === after) return `lasts ${rounded(before)}, and stays as it is`;
  const parts = [
    counted(scenes.read, 'screen of new text', 'screens of new text'),
    counted(scenes.typing, 'run of typing', 'runs of typing'),
    counted(scenes.flow, 'wait or burst', 'waits and bursts'),
  ];
  return `${rounded(before)} -> ${rounded(after)}  ${parts.join(', ')}  shortest ${rounded(shortest)}`;
}
