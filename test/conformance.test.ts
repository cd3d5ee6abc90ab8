// Screens and cursors of seven terminals' own test suites, replayed through the emulator. The cases are not part of the
// repository; without them this file is skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Emulator } from '../src/core/terminal/emulator.js';
import { screenText } from '../src/core/terminal/text.js';

const FOLDER = new URL('../../shared/conformance/vt/', import.meta.url);
const CASES = new URL('../../shared/cases/', import.meta.url);

interface Case {
  case: string;
  cols: number;
  rows: number;
  input?: string;
  inputBase64?: string;
  screen?: string[];
  /** Row, column. */
  cursor?: [number, number];
  /** The only rows the source asserts. */
  partialRows?: number[];
}

const inputOf = ({ input, inputBase64 }: Case): string =>
  input ?? new TextDecoder().decode(Buffer.from(inputBase64 ?? '', 'base64'), { stream: true });

/** What was expected and what is there, cut down to what the case asserts. */
async function replay(given: Case, unicode: '11' | 'codepoints' | 'graphemes') {
  const emulator = new Emulator(given, { unicode });
  emulator.write(inputOf(given));
  // Some sources list an empty row below the screen.
  const asserted = (rows: string[]) =>
    (given.partialRows ?? [...Array(given.rows).keys()]).map((row) => rows[row]?.trimEnd() ?? '');
  let found: unknown;
  emulator.snapshot((screen) => {
    found = {
      ...(given.screen && { screen: asserted(screenText(screen)) }),
      ...(given.cursor && { cursor: [screen.cursor.row, screen.cursor.col] }),
    };
  });
  await emulator.drain();
  emulator.dispose();
  const expected = {
    ...(given.screen && { screen: asserted(given.screen) }),
    ...(given.cursor && { cursor: [given.cursor[0], Math.min(given.cursor[1], given.cols - 1)] }),
  };
  return { expected, found };
}

const casesIn = (folder: URL, files: readonly string[]) =>
  files.flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const given = JSON.parse(line) as Case;
        return { ...given, name: `${file.replace('.jsonl', '')}/${given.case}` };
      }),
  );

/**
 * Two of the cases are xterm.js's own and say what it does: it forgets that a saved cursor waits to wrap. xterm 379 wraps on
 * restoring it, and that is what is expected here.
 */
const CONTRADICTED = /t0060-DECSC|t0061-CSI_s/;

const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl')) : [];
const cases = casesIn(FOLDER, files);
const XTERM = 'xterm379.jsonl';
/**
 * Left out: what xterm shows after EL 1 in the last column contradicts erase_in_line of alacritty, which is kept; and xterm.js has no
 * screen of one column.
 */
const LEFT_OUT = new Set(['other-079', 'other-081']);
const ofXterm = existsSync(new URL(XTERM, CASES))
  ? casesIn(CASES, [XTERM]).filter((given) => !LEFT_OUT.has(given.case))
  : [];

describe.skipIf(cases.length === 0)(
  'terminal conformance (cases of ../shared/conformance/vt, skipped without them)',
  () => {
    it('has all 919 cases', () => expect(cases.length).toBe(919));

    // Grapheme clusters change the width of none of them: no exceptions to list.
    describe.each(['graphemes', 'codepoints', '11'] as const)('with widths of %s', (unicode) => {
      it.each(cases)('$name', async (given) => {
        const { expected, found } = await replay(given, unicode);
        if (CONTRADICTED.test(given.case)) expect(found).not.toEqual(expected);
        else expect(found).toEqual(expected);
      });
    });
  },
);

describe.skipIf(ofXterm.length === 0)('screens of xterm 379 (cases of ../shared/cases, skipped without them)', () => {
  it.each(ofXterm)('$name', async (given) => {
    const { expected, found } = await replay(given, 'codepoints');
    expect(found).toEqual(expected);
  });
});
