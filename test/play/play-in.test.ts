import { describe, expect, it } from 'vitest';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { loadCast, playIn, playThrough, screenAt, screenText } from '../../src/index.js';
import { FakeTerminal } from '../support/fake-terminal.js';

const MINUTE = 60_000_000;
/** A new word every minute of `minutes`, so that nothing happens unless it is made to. */
const words = (minutes = 10, more: CastEvent[] = []): Cast => ({
  name: 'words',
  header: { version: 3, cols: 20, rows: 4, extra: {} },
  events: [
    ...Array.from(
      { length: minutes },
      (_, i): CastEvent => ({
        time: i * MINUTE,
        type: 'output',
        data: `\x1b[2J\x1b[Hword${i}`,
      }),
    ),
    ...more,
  ].sort((a, b) => a.time - b.time),
});
const first = (rows: string[]): string => rows[0] ?? '';
const says = (word: string) => (rows: string[]) => rows.some((row) => row.includes(word));

async function leave(terminal: FakeTerminal, playing: Promise<{ ended: boolean }>): Promise<void> {
  terminal.type('q');
  expect(await playing).toMatchObject({ ended: false });
}

describe('playIn', () => {
  it('plays to the end, and leaves the last screen where the terminal was', async () => {
    const cast = await loadCast('examples/demo.cast');
    const terminal = new FakeTerminal(100, 40);
    terminal.write('before\r\n');
    const playback = await playIn(terminal, cast, { speed: 1000, idleTimeLimit: 0.01 });
    expect(playback.ended).toBe(true);
    const { rows, alternate, cursor } = await terminal.look();
    expect({ alternate, visible: cursor.visible }).toEqual({ alternate: false, visible: true });
    const last = screenText(await screenAt(cast, Infinity));
    expect(rows.slice(0, last.length + 1)).toEqual(['before', ...last]);
  });

  it('pauses, and goes on by steps', async () => {
    const terminal = new FakeTerminal();
    const playing = playIn(terminal, words());
    await terminal.shows(says('word0'));
    terminal.type(' ');
    await terminal.shows(says('paused'));
    for (const word of ['word1', 'word2', 'word3']) {
      terminal.type('.');
      await terminal.shows(says(word));
    }
    terminal.type(' ');
    terminal.type('.');
    await terminal.shows((rows) => !says('paused')(rows));
    expect(first(await terminal.rows())).toBe('word3');
    await leave(terminal, playing);
  });

  it('goes back and forth', async () => {
    const terminal = new FakeTerminal();
    const playing = playIn(terminal, words());
    await terminal.shows(says('word0'));
    for (const [keys, word] of [
      ['\x1b[1;2C', 'word1'],
      ['\x1b[1;2C\x1b[1;2C', 'word3'],
      ['\x1b[D', 'word2'],
      ['\x1b[C\x1b[C', 'word3'],
      ['\x1bOD\x1bOD\x1bOD', 'word2'],
      ['\x1b[1;2D', 'word1'],
      ['\x1b[H', 'word0'],
    ] as const) {
      terminal.type(keys);
      await terminal.shows(says(word));
    }
    await leave(terminal, playing);
  });

  it('goes from marker to marker', async () => {
    const markers = [2.5, 4.5].map((minute): CastEvent => ({ time: minute * MINUTE, type: 'marker', label: '' }));
    const terminal = new FakeTerminal();
    const playing = playIn(terminal, words(10, markers));
    await terminal.shows(says('word0'));
    for (const [key, word] of [
      [']', 'word2'],
      [']', 'word4'],
      ['[', 'word2'],
      ['[', 'word0'],
    ] as const) {
      terminal.type(key);
      await terminal.shows(says(word));
    }
    await leave(terminal, playing);
  });

  it('pauses at markers if it is told to, and plays on', async () => {
    const marker: CastEvent = { time: 2.5 * MINUTE, type: 'marker', label: '' };
    const terminal = new FakeTerminal();
    const playing = playIn(terminal, words(4, [marker]), { pauseOnMarkers: true, idleTimeLimit: 0.001 });
    await terminal.shows((rows) => says('paused')(rows) && says('word2')(rows));
    terminal.type(' ');
    expect(await playing).toEqual({ ended: true, time: 3 * MINUTE });
  });

  it('changes its speed', async () => {
    const terminal = new FakeTerminal();
    const playing = playIn(terminal, words(), { speed: 4 });
    await terminal.shows(says('word0'));
    terminal.type('+');
    await terminal.shows(says('8x'));
    terminal.type('--');
    await terminal.shows(says('2x'));
    await leave(terminal, playing);
  });

  it('begins and ends where it is told to, and begins again', async () => {
    const terminal = new FakeTerminal();
    expect(await playIn(terminal, words(), { start: 'event:3', end: 'event:5', idleTimeLimit: 0.001 })).toEqual({
      ended: true,
      time: 5 * MINUTE,
    });
    expect(terminal.output).not.toContain('word2');
    expect(terminal.output).toContain('word3');
    expect(terminal.output).not.toContain('word6');
    const again = new FakeTerminal();
    const playing = playIn(again, words(2), { loop: true, idleTimeLimit: 0.001 });
    for (let round = 0; round < 3; round++) {
      await again.shows(says('word1'));
      await again.shows(says('word0'));
    }
    await leave(again, playing);
  });

  it('takes other keys', async () => {
    const terminal = new FakeTerminal();
    const playing = playIn(terminal, words(), { pauseKey: 'p', stepKey: 's' });
    await terminal.shows(says('word0'));
    terminal.type(' p');
    await terminal.shows(says('paused'));
    terminal.type('s');
    await terminal.shows(says('word1'));
    await leave(terminal, playing);
  });

  it('shows the part around the cursor in a terminal that is too small, and follows its size', async () => {
    const data = Array.from({ length: 10 }, (_, row) => `\x1b[${row + 1};1H${row} 3456789ABCDEFGHIJK`).join('');
    const cast: Cast = {
      name: 'large',
      header: { version: 3, cols: 20, rows: 10, extra: {} },
      events: [
        { time: 0, type: 'output', data: `${data}\x1b[9;18H` },
        { time: MINUTE, type: 'output', data: '\x1b[H' },
        { time: 2 * MINUTE, type: 'output', data: '\x1b[3;4H' },
      ],
    };
    const terminal = new FakeTerminal(8, 3);
    const playing = playIn(terminal, cast);
    expect(await terminal.shows(says('H'))).toEqual(['BCDEFGHI', 'BCDEFGHI', 'BCDEFGHI']);
    expect((await terminal.look()).cursor).toEqual({ row: 2, col: 7, visible: true });
    terminal.type(' .');
    expect(await terminal.shows(says('0 345'))).toEqual(['0 345678', '1 345678', expect.stringContaining('paused')]);
    terminal.resize(30, 12);
    const rows = await terminal.shows(says('9 345'));
    expect(rows.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, row) => `${row} 3456789ABCDEFGHIJK`));
    await leave(terminal, playing);
  });

  it('cuts wide characters at the edge', async () => {
    const event: CastEvent = { time: 0, type: 'output', data: '日本語\r\nabc' };
    const terminal = new FakeTerminal(5, 3);
    const playing = playIn(terminal, { ...words(), events: [event, { time: MINUTE, type: 'output', data: '' }] });
    expect((await terminal.shows(says('abc'))).slice(0, 2)).toEqual(['日本', 'abc']);
    await leave(terminal, playing);
  });

  it('keeps what a recording asks a terminal for to itself', async () => {
    const data =
      '\x1b[c\x1b]11;?\x07\x1b]52;c;aGk=\x07\x1b[?1000h\x1b[?2004h\x1b[>1u\x1b]2;title\x07\x1bP$qm\x1b\\\x1b[5ntext';
    const terminal = new FakeTerminal();
    await playIn(terminal, { ...words(), events: [{ time: 0, type: 'output', data }] });
    expect(terminal.output).toContain('text');
    const sent = new Set(terminal.output.match(/\x1b(?:\[[?>]?[\d;]*[a-zA-Z]|\][^\x07\x1b]*|P.*?)/g));
    for (const sequence of sent) expect(sequence).toMatch(/^\x1b(\[[\d;]*[HJKm]|\[\?(1049|2026|25)[hl]|\[\d|\]8;;)/);
  });

  it('asks the terminal for the size of the recording, and gives it back', async () => {
    const terminal = new FakeTerminal(90, 30);
    const events: CastEvent[] = [
      { time: 0, type: 'output', data: 'a' },
      { time: 1, type: 'resize', cols: 33, rows: 7 },
    ];
    await playIn(terminal, { ...words(), events }, { resize: true });
    expect(terminal.output.match(/\x1b\[8;\d+;\d+t/g)).toEqual(['\x1b[8;4;20t', '\x1b[8;7;33t', '\x1b[8;30;90t']);
  });

  it('shows the colours of a theme, else those of the terminal', async () => {
    const cast = { ...words(), events: [{ time: 0, type: 'output', data: '\x1b[31mred' } as CastEvent] };
    const [plain, themed] = [new FakeTerminal(), new FakeTerminal()];
    await playIn(plain, cast);
    await playIn(themed, cast, { theme: 'dracula' });
    expect(plain.output).toContain('\x1b[0;31mred');
    expect(themed.output).toMatch(/\x1b\[0;38;2;255;85;85;48;2;40;42;54mred/);
  });

  it('leaves the terminal as it was, whatever happens', async () => {
    const broken: Cast = {
      ...words(),
      events: {
        *[Symbol.iterator]() {
          yield { time: 0, type: 'output', data: 'fine' } as CastEvent;
          throw new Error('the disk is gone');
        },
      },
    };
    const terminal = new FakeTerminal();
    terminal.write('before');
    await expect(playIn(terminal, broken)).rejects.toThrow('the disk is gone');
    const { rows, alternate, cursor } = await terminal.look();
    expect({ alternate, row: rows[0], cursor }).toEqual({
      alternate: false,
      row: 'before',
      cursor: { row: 0, col: 6, visible: true },
    });
  });

  it('hears keys during a long jump', async () => {
    const events = Array.from(
      { length: 300_000 },
      (_, i): CastEvent => ({ time: i * 1000, type: 'output', data: `${i}\r\n` }),
    );
    const terminal = new FakeTerminal();
    const playing = playIn(terminal, { ...words(), events }, { idleTimeLimit: 1000 });
    await terminal.shows(says('0'));
    terminal.type(']');
    setImmediate(() => terminal.type('q'));
    const { ended, time } = await playing;
    expect(ended).toBe(false);
    expect(time).toBeLessThan(300_000_000);
  });
});

function collected() {
  const written: string[] = [];
  return { written, write: (text: string) => void written.push(text) };
}

describe('playThrough', () => {
  it('writes the output as it was', async () => {
    const { written, write } = collected();
    await playThrough(write, words(3), { idleTimeLimit: 0.001 });
    expect(written.join('')).toBe('\x1b[2J\x1b[Hword0\x1b[2J\x1b[Hword1\x1b[2J\x1b[Hword2');
  });

  it('opens with the screen as it stood', async () => {
    const { written, write } = collected();
    await playThrough(write, words(3), { start: 'event:1', idleTimeLimit: 0.001 });
    expect(written.join('')).toMatch(/\x1bc.*word1.*word2$/s);
    expect(written.join('')).not.toContain('word0');
  });
});
