// Repairs to the state machine that xterm.js reads sequences with: which characters it leaves out, and how strings of other
// terminals end.
import type { Internals } from './internals.js';

/** The table of all states, and where an operating system command (OSC) is collected. */
interface RawParser {
  _transitions?: { readonly table: Uint8Array };
  readonly _oscParser?: { start(): void; put(data: Uint32Array, start: number, end: number): void };
  registerEscHandler?(id: { final: string }, handler: () => boolean): unknown;
}

// States of the VT500 parser (https://vt100.net/emu/dec_ansi_parser), as xterm.js numbers them.
const GROUND = 0;
const ESCAPE = 1;
const SOS_PM_APC = 7;
const OSC = 8;
const DCS_ENTRY = 9;
const DCS_PARAM = 10;
const DCS_IGNORE = 11;
const DCS_INTERMEDIATE = 12;
const DCS = 13;
/** Our own: the title of GNU screen. */
const TITLE = 14;
const ESC_DISPATCH = 10;

/** An entry of the table: what to do (0 is nothing), and the next state. */
const entry = (action: number, state: number): number => (action << 4) | state;
/** Entries of a state: one for each code below U+00A0, and one for all others. */
const ENTRIES = 256;
const OTHERS = 0xa0;
const KNOWN_LENGTH = 4095;

let repaired: { table: Uint8Array } | undefined;

/**
 * - U+0080 to U+009F do nothing anywhere. Output is UTF-8, in which xterm, kitty, ghostty and Windows Terminal leave them
 *   out (xterm 379 measured; ghostty pull request 14023; microsoft/terminal pull request 11690). VTE obeys them. Where text
 *   of another encoding was read as UTF-8, to obey them swallows output up to the next terminator.
 * - Strings keep all characters to themselves, beyond ASCII too.
 * - ESC k is GNU screen's title: a string that ends as OSC does.
 */
export function repairParser({ _inputHandler: handler }: Internals): void {
  const parser = handler._parser as RawParser;
  const table = parser._transitions?.table;
  if (table?.length !== KNOWN_LENGTH || !parser._oscParser || !parser.registerEscHandler) return;
  repaired ??= { table: repairedTable(table) };
  parser._transitions = repaired;
  const osc = parser._oscParser;
  const title = Uint32Array.from('2;', (character) => character.charCodeAt(0));
  parser.registerEscHandler({ final: 'k' }, () => {
    osc.start();
    osc.put(title, 0, title.length);
    return true;
  });
}

function repairedTable(original: Uint8Array): Uint8Array {
  const table = original.slice();
  for (const state of [SOS_PM_APC, DCS_IGNORE]) table[state * ENTRIES + OTHERS] = entry(0, state);
  for (const state of [DCS_ENTRY, DCS_PARAM, DCS_INTERMEDIATE]) table[state * ENTRIES + OTHERS] = entry(0, DCS_IGNORE);
  for (let state = GROUND; state <= DCS; state++) leaveOutC1(table, state);
  table[ESCAPE * ENTRIES + 'k'.charCodeAt(0)] = entry(ESC_DISPATCH, TITLE);
  for (let code = 0; code <= OTHERS; code++) {
    const { action, next } = parts(table[OSC * ENTRIES + code]!);
    table[TITLE * ENTRIES + code] = entry(action, next === OSC ? TITLE : next);
  }
  return table;
}

const parts = (value: number) => ({ action: value >> 4, next: value & 15 });

function leaveOutC1(table: Uint8Array, state: number): void {
  table.fill(entry(0, state), state * ENTRIES + 0x80, state * ENTRIES + OTHERS);
}
