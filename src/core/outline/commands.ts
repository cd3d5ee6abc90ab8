// The commands of a recording, found in one replay.
import type { Cast, Micros } from '../recording/cast.js';
import { feed } from '../replay/feed.js';
import type { Step } from '../replay/schedule.js';
import { openTerminal } from '../replay/terminal.js';
import type { CursorLine } from '../terminal/emulator.js';
import { type FoundCommand, ShellReader } from './shell-reader.js';
import { type OutlineStep, outlineSteps, type Sums } from './steps.js';

/** @param end of the recording */
export async function readCommands(cast: Cast, end: Micros): Promise<FoundCommand[]> {
  const emulator = openTerminal(cast);
  const reader = new ShellReader();
  const pending: Exclude<OutlineStep, { type: 'write' | 'resize' }>[] = [];
  let sums: Sums = { characters: 0, lines: 0, events: 0 };
  const visit = (line: CursorLine) => {
    const step = pending.shift();
    if (!step) return;
    ({ sums } = step);
    if (step.type === 'mark') reader.mark(step.code, step.words, step.time, step.sums);
    else reader.look({ ...step, type: step.type, line });
  };
  try {
    for await (const _ of feed(terminalSteps(cast, pending), emulator, (view) => visit(view.cursorLine()))) {
      // nothing to pass on
    }
  } finally {
    emulator.dispose();
  }
  return reader.found(end, sums);
}

function* terminalSteps(cast: Cast, pending: OutlineStep[]): Generator<Step> {
  for (const step of outlineSteps(cast)) {
    if (step.type === 'write') yield { type: 'output', time: 0, data: step.data };
    else if (step.type === 'resize') yield { type: 'resize', time: 0, cols: step.cols, rows: step.rows };
    else {
      pending.push(step);
      yield { type: 'show', time: step.time };
    }
  }
}
