import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { screenAt, screenText } from '../../src/index.js';
import { type Session, type SessionOptions, startSession } from '../../src/record/session.js';
import { digest, loads } from '../support/losses.js';
import { environment } from '../support/program.js';

/** Owns the events so far, and waits for more. */
class Recorded {
  readonly events: CastEvent[] = [];
  readonly session: Session;
  readonly #told = new EventTarget();
  #shown = '';

  constructor(command: string, options: Partial<SessionOptions> = {}) {
    this.session = startSession(
      {
        file: '/bin/sh',
        args: ['-c', command],
        env: environment as Record<string, string>,
        cwd: process.cwd(),
        cols: 40,
        rows: 5,
        input: false,
        from: 0,
        pausable: true,
        show: (bytes) => {
          this.#shown += Buffer.from(bytes).toString();
          this.#told.dispatchEvent(new Event('shown'));
        },
        ...options,
      },
      { event: (event) => void this.events.push(event) },
    );
  }

  async shown(text: string): Promise<void> {
    while (!this.#shown.includes(text)) await once(this.#told, 'shown');
  }

  get output(): string {
    return this.events.flatMap((event) => (event.type === 'output' ? [event.data] : [])).join('');
  }

  /** Kinds and what they hold, neighbouring output joined. */
  get summary(): string[] {
    return this.events.flatMap((event, at) => {
      if (event.type === 'resize') return [`resize ${event.cols}x${event.rows}`];
      if (event.type === 'marker') return [`marker ${event.label}`];
      if (event.type === 'exit') return [`exit ${event.status}`];
      if (event.type === 'input') return [`input ${event.data}`];
      return this.events[at - 1]?.type === 'output' ? [] : ['output'];
    });
  }

  get cast(): Cast {
    return { name: 'session', header: { version: 3, cols: 40, rows: 5, extra: {} }, events: this.events };
  }
}

const RUNS = 10;

describe('a recorded session', () => {
  it.each(loads().filter(({ slow }) => !slow))('holds every byte, in order: $name', async ({ command, bytes }) => {
    for (let run = 0; run < RUNS; run++) {
      const recorded = new Recorded(command, { pausable: false });
      await recorded.session.ended;
      expect(digest(Buffer.from(recorded.output))).toBe(digest(bytes));
      expect(recorded.events.at(-1)?.type).toBe('exit');
    }
  });

  it('waits for a slow terminal and loses nothing', async () => {
    const slow = async () => {
      for (let turn = 0; turn < 300; turn++) await new Promise(setImmediate);
    };
    const { command, bytes } = loads().find((load) => load.slow)!;
    const recorded = new Recorded(command, { show: slow });
    await recorded.session.ended;
    expect(digest(Buffer.from(recorded.output))).toBe(digest(bytes));
  });

  it('never lets time run backwards', async () => {
    const recorded = new Recorded('seq 1 2000');
    await recorded.session.ended;
    const times = recorded.events.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.every((time) => Number.isSafeInteger(time) && time >= 0)).toBe(true);
  });

  it('puts a character together that comes in two reads', async () => {
    const recorded = new Recorded(`stty -echo; printf '\\303'; read _; printf '\\263\\377'`);
    void recorded.session.type('\r');
    await recorded.session.ended;
    expect(recorded.output.replaceAll('\r\n', '')).toBe('ó\ufffd');
  });

  it('tells sizes, markers and input in their order, and how it ended', async () => {
    const recorded = new Recorded('echo ready; read a; stty size; read b; exit 5', { input: true });
    await recorded.shown('ready');
    recorded.session.mark('begin');
    recorded.session.resize(50, 6);
    recorded.session.resize(50, 6);
    await recorded.session.type('ó\r');
    await recorded.shown('6 50');
    await recorded.session.type('\r');
    expect(await recorded.session.ended).toMatchObject({ status: 5 });
    expect(recorded.summary).toEqual([
      'output',
      'marker begin',
      'resize 50x6',
      'input ó\r',
      'output',
      'input \r',
      'output',
      'exit 5',
    ]);
  });

  it.each([
    ['that keeps an eye on the screen', false],
    ['that reads again what it has recorded', true],
  ])('leaves out what happens in a pause, and goes on with the screen as it then is: one %s', async (_, reads) => {
    const before: Recorded[] = [];
    const soFar = () => ({ cols: 40, rows: 5, events: [...before[0]!.events] });
    const script = [
      'printf "\\033[31mone\\r\\n"; read a',
      'printf "password: \\033[1mhunter2\\033[0m\\033[2J\\033[3;4H\\033[32mafter\\0337"; read b',
      'printf " more"; read c',
    ];
    const recorded = new Recorded(`stty -echo; ${script.join(';')}`, { input: true, pausable: reads ? soFar : true });
    before.push(recorded);
    await recorded.shown('one');
    recorded.session.pause();
    const frozen = recorded.events.at(-1)?.time ?? 0;
    await recorded.session.type('\r');
    await recorded.shown('after');
    recorded.session.mark('while paused');
    recorded.session.resume();
    await recorded.session.type('\r');
    await recorded.shown('more');
    await recorded.session.type('\r');
    await recorded.session.ended;
    expect(recorded.summary).toEqual([
      'output',
      'marker while paused',
      'output',
      'input \r',
      'output',
      'input \r',
      'exit 0',
    ]);
    expect(JSON.stringify(recorded.events)).not.toContain('hunter2');
    expect(recorded.events.filter(({ type }) => type === 'marker')[0]?.time).toBeGreaterThanOrEqual(frozen);
    const screen = await screenAt(recorded.cast, Infinity);
    expect(screenText(screen)).toEqual(['', '', '   after more', '', '']);
    expect(screen.cursor).toMatchObject({ row: 2, col: 13 });
  });

  it('writes no screen after a pause in which nothing was shown', async () => {
    const recorded = new Recorded('stty -echo; printf one; read a; printf two; read b');
    await recorded.shown('one');
    recorded.session.pause();
    recorded.session.resume();
    await recorded.session.type('\r');
    await recorded.shown('two');
    await recorded.session.type('\r');
    await recorded.session.ended;
    expect(recorded.output).toBe('onetwo');
  });

  it('may be paused again while the screen is still being made', async () => {
    const recorded = new Recorded('stty -echo; for i in 1 2 3 4; do printf "step$i "; read a; done');
    for (const [step, paused] of [
      [1, true],
      [2, false],
      [3, true],
      [4, false],
    ] as const) {
      await recorded.shown(`step${step}`);
      if (paused) recorded.session.pause();
      await recorded.session.type('\r');
      if (step < 4) await recorded.shown(`step${step + 1}`);
      if (paused) {
        recorded.session.resume();
        recorded.session.pause();
        recorded.session.resume();
      }
    }
    await recorded.session.ended;
    expect(screenText(await screenAt(recorded.cast, Infinity))[0]).toBe('step1 step2 step3 step4');
  });
});
