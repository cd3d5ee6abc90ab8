// When lines were typed: from the prompt, or what stood there before, up to what came last before Enter; and what stood there meanwhile.
import { typedLines } from '../../outline/activity.js';
import type { FoundCommand } from '../../outline/shell-reader.js';
import { type TypedState, typedStates } from '../../outline/typed-states.js';
import type { Cast, Micros } from '../../recording/cast.js';

/** Times of output: the last before the first key, and the last before the line was entered. */
export interface TypedLine {
  readonly from: Micros;
  readonly to: Micros;
  /** When the first key shows. */
  readonly start: Micros;
  /** When the command was entered. */
  readonly enter: Micros;
  /** What stands there from `from` on, after each output. */
  readonly states: readonly TypedState[];
}

/** In order, apart. From prompts where there are some, else from what was typed. */
export async function typedLinesOf(cast: Cast, commands: readonly FoundCommand[]): Promise<TypedLine[]> {
  const windows = windowsOf(cast, commands);
  const states = await typedStates(cast, windows);
  return windows.flatMap(({ to, enter }, at) => lineOf(states[at] ?? [], to, enter));
}

/** A shell may draw its prompt several times before the first key. */
function lineOf(states: readonly TypedState[], to: Micros, enter: Micros): TypedLine[] {
  const first = states.findIndex(({ key }) => key !== states[0]?.key);
  if (first < 1) return [];
  const [before, key] = [states[first - 1]!, states[first]!];
  return [{ from: before.time, to, start: key.time, enter, states: states.slice(first - 1) }];
}

type Window = Pick<TypedLine, 'from' | 'to' | 'enter'>;

function windowsOf(cast: Cast, commands: readonly FoundCommand[]): Window[] {
  const asked = commands.length > 0 ? commands : typedLines(cast);
  const lines: Window[] = [];
  let [from, to] = [0, 0];
  let at = 0;
  for (const { type, time } of cast.events) {
    if (type !== 'output' && type !== 'resize') continue;
    while (at < asked.length && time >= asked[at]!.enter) {
      const { start, enter } = asked[at++]!;
      if (from < start && to >= start) lines.push({ from, to, enter });
      from = to;
    }
    const next = asked[at];
    if (next && time < next.start) from = time;
    to = time;
  }
  return lines;
}
