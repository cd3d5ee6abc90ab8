// Keys as pills show them: what is typed in one go is one text, repeated keys are counted, and a pause begins anew.
import type { Key } from './key-names.js';

export interface PressedKey extends Key {
  readonly time: number;
}

/** What the pill shows from `time` on. */
export interface KeyText {
  readonly time: number;
  readonly text: string;
}

/** A pause after which the next key begins a new text. Microseconds. */
export const PAUSE = 1_000_000;

/** A line that was sent is done with. */
const ENTER = '⏎';

/** More than any pill shows. */
const MOST_SHOWN = 200;
const MOST_PARTS = 40;

interface Part {
  label: string;
  typed: boolean;
  count: number;
}

/** One text for each time: what was pasted, or pressed at once, is one. */
export function groupKeys(keys: Iterable<PressedKey>): KeyText[] {
  const texts: KeyText[] = [];
  let parts: Part[] = [];
  let before = -Infinity;
  const tell = () => texts.push({ time: before, text: parts.map(partText).join(' ').replaceAll('\u00a0', ' ') });
  for (const { time, label, typed } of keys) {
    if (time !== before && parts.length > 0) tell();
    if (time - before > PAUSE || (typed && parts.at(-1)?.label === ENTER)) parts = [];
    before = time;
    const last = parts.at(-1);
    if (typed && last?.typed) last.label = (last.label + label).slice(-MOST_SHOWN);
    else if (!typed && last && !last.typed && last.label === label) last.count++;
    else parts.push({ label, typed, count: 1 });
    if (parts.length > MOST_PARTS) parts.shift();
  }
  if (parts.length > 0) tell();
  return texts;
}

function partText({ label, typed, count }: Part): string {
  if (!typed) return times(label, count);
  return /^ +$/.test(label) ? times('␣', label.length) : label.trimStart();
}

const times = (label: string, count: number): string => (count > 1 ? `${label}×${count}` : label);
