// Detours of a line that is typed: from a state over others back to the same. What was typed on the way was a mistake.
import type { TypedState } from '../../outline/typed-states.js';
import type { Micros } from '../../recording/cast.js';

export interface Detour {
  /** What came in this time leads from a state back to it: after `from`, up to and with `to`. */
  readonly from: Micros;
  readonly to: Micros;
  /** What was typed and erased. */
  readonly text: string;
}

/** The longest detours, in order. */
export function detoursOf(states: readonly TypedState[]): Detour[] {
  const last = new Map(states.map(({ key }, index) => [key, index]));
  const detours: Detour[] = [];
  const prompt = partsOf(states[0]?.key ?? NOTHING).before.trimEnd();
  for (let index = 0; index < states.length; index++) {
    const { key, time } = states[index]!;
    const back = last.get(key)!;
    const between = states.slice(index + 1, back);
    if (!between.some((state) => state.key !== key) || !isTyped(prompt, [states[index]!, ...between])) continue;
    const text = erasedFrom(key, between);
    if (text !== '') detours.push({ from: time, to: states[back]!.time, text });
    if (text !== '') index = back;
  }
  return detours;
}

const NOTHING = '[0,"",""]';

/** Behind a prompt that stays; what a program writes in its own lines is none. */
const isTyped = (prompt: string, states: readonly TypedState[]): boolean =>
  prompt !== '' && states.every(({ key }) => partsOf(key).before.startsWith(prompt));

const partsOf = (key: string): { before: string; line: string } => {
  const [, before, after] = JSON.parse(key) as [number, string, string];
  return { before, line: `${before}${after}` };
};

/** The longest text that stood there beside that of the state; none where only the cursor moved. */
function erasedFrom(key: string, between: readonly TypedState[]): string {
  const { before, line } = partsOf(key);
  const others = between.map((state) => partsOf(state.key)).filter((other) => other.line !== line);
  const most = others.reduce((longest, other) => (other.before.length > longest.length ? other.before : longest), '');
  let same = 0;
  while (same < before.length && before[same] === most[same]) same++;
  return most.slice(same).trim();
}
