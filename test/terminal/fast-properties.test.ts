// What xterm.js reads most of all, its two buffers, V8 must not keep as dictionaries: each look-up would then be a search.
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openTerminal, repair, widthsAsked } from '../../src/core/terminal/emulator.js';
import { openInternals } from '../../src/core/terminal/xterm/internals.js';

it('both buffers keep fast properties, used and reset', () => {
  setFlagsFromString('--allow-natives-syntax');
  const isFast = runInThisContext('(object) => %HasFastProperties(object)') as (object: object) => boolean;
  const widths = widthsAsked({});
  const terminal = openTerminal({ cols: 10, rows: 4 }, widths);
  const core = openInternals(terminal, 10)!;
  repair(terminal, core, widths);
  for (const output of [
    '',
    '\x1b7a\x1b8',
    '\x1b[?47hx\x1b[?47l',
    '\x1b[?1049hx\x1b[?1049l',
    '\x1b[?69h\x1b[2;4sabcdefgh',
    '\x1bc',
  ]) {
    core._inputHandler.parse(output);
    const { normal, alt } = core.buffers!;
    expect([isFast(normal!), isFast(alt!)]).toEqual([true, true]);
  }
  terminal.dispose();
});
