// What each command of a tape does.
import { CastError } from '../core/errors.js';
import { guarded, isTame } from '../core/position/guard.js';
import type { Header } from '../core/recording/cast.js';
import type { TapeCommand, TapeCommandOf } from '../core/tape/commands.js';
import { characterBytes, keyBytes } from '../core/tape/keys.js';
import { isChord, type TapePlan, TYPING_SPEED, WAIT_PATTERN, WAIT_TIMEOUT } from '../core/tape/plan.js';
import type { Micros } from '../core/time.js';
import type { TapePace } from './pace.js';
import type { TapeRecorder } from './recorder.js';
import type { TapeCheck, TapeRun, TapeShot } from './results.js';
import { scrolledView } from './scroll.js';
import type { Shown, TapeTerminal } from './terminal.js';

export interface StepContext {
  readonly plan: TapePlan;
  readonly terminal: TapeTerminal;
  readonly pace: TapePace;
  readonly recorder: TapeRecorder;
  readonly header: Header;
  readonly signal?: AbortSignal;
  readonly warn?: (sentence: string) => void;
}

/** Owns what the steps have given so far, and what they set. */
export class StepRunner {
  readonly #context: StepContext;
  readonly #checks: TapeCheck[] = [];
  readonly #shots: TapeShot[] = [];
  readonly #screens: (readonly string[])[] = [];
  #speed: Micros;
  #clipboard = '';
  /** Rows that are scrolled back. */
  #scrolled = 0;
  #hasEnded = false;

  constructor(context: StepContext) {
    this.#context = context;
    this.#speed = context.plan.settings.TypingSpeed ?? TYPING_SPEED;
  }

  get result(): Pick<TapeRun, 'checks' | 'shots' | 'screens'> {
    return { checks: this.#checks, shots: this.#shots, screens: this.#screens };
  }

  async run(): Promise<void> {
    const { plan, pace, recorder, signal } = this.#context;
    if (plan.steps[0]?.kind === 'hide') recorder.hide(0);
    await pace.start();
    for (const step of plan.steps) {
      signal?.throwIfAborted();
      await this.#do(step);
      if (!recorder.isHidden && step.kind !== 'hide') await this.#dump();
    }
  }

  async #dump(): Promise<void> {
    const { rows } = await this.#context.terminal.shown();
    this.#screens.push(rows);
  }

  async #do(step: TapeCommand): Promise<void> {
    const { pace, recorder, terminal } = this.#context;
    switch (step.kind) {
      case 'set':
        this.#speed = Number(step.value);
        return;
      case 'sleep':
        return pace.advance(step.time);
      case 'type':
        for (const character of step.text) await this.#press(character, step.delay ?? this.#speed, step);
        return;
      case 'key':
        return this.#key(step);
      case 'paste':
        return this.#clipboard === '' ? undefined : this.#press(this.#clipboard.replaceAll('\n', '\r'), 0, step);
      case 'copy':
        this.#clipboard = step.text;
        return;
      case 'hide':
        return recorder.hide(pace.now);
      case 'show':
        if (recorder.show(pace.now)) recorder.output(pace.now, await terminal.opening());
        return;
      case 'wait':
        return this.#wait(step);
      case 'expect':
        return this.#expect(step);
      case 'scroll':
        return this.#scroll(step);
      case 'screenshot':
        return this.#shoot(step.path);
      case 'marker':
        return recorder.event({ time: pace.now, type: 'marker', label: step.label });
      case 'caption':
        return recorder.event({ time: pace.now, type: 'marker', label: step.text });
      case 'mouse':
        return this.#mouse(step);
      case 'resize':
        return this.#resize(step);
    }
  }

  async #key({ key, modifiers, count, delay, ...step }: TapeCommandOf<'key'>): Promise<void> {
    const { terminal } = this.#context;
    const asked = { ...step, key, modifiers, count };
    const after = delay ?? (isChord(asked) ? 0 : this.#speed);
    for (let i = 0; i < count; i++) {
      if (typeof key === 'string') {
        await this.#press(keyBytes(key, modifiers, terminal.modes.applicationCursor), after, step);
      } else {
        for (const character of key.character) await this.#press(characterBytes(character, modifiers), after, step);
      }
    }
  }

  /** What is typed goes to the program at once, and scrolls back down. */
  async #press(bytes: string, after: Micros, { at }: Pick<TapeCommand, 'at'>): Promise<void> {
    const { pace, recorder, terminal, warn, signal } = this.#context;
    signal?.throwIfAborted();
    if (terminal.ended) {
      if (!this.#hasEnded)
        warn?.(`${at.file}:${at.line}:${at.column}: the shell has ended, so nobody gets what is typed`);
      this.#hasEnded = true;
    } else {
      await this.#scrollTo(0);
      recorder.event({ time: pace.now, type: 'input', data: bytes });
      await pace.press(bytes);
    }
    await pace.advance(after);
  }

  async #scroll({ rows, count, delay }: TapeCommandOf<'scroll'>): Promise<void> {
    for (let i = 0; i < count; i++) {
      await this.#scrollTo(Math.max(0, this.#scrolled - rows));
      await this.#context.pace.advance(delay ?? this.#speed);
    }
  }

  async #scrollTo(rows: number): Promise<void> {
    if (rows === this.#scrolled) return;
    const { recorder, terminal, pace } = this.#context;
    const { text, scrolled } = await terminal.visit((view) => scrolledView(view, rows));
    if (scrolled === this.#scrolled) return;
    this.#scrolled = scrolled;
    if (scrolled > 0) {
      recorder.hold();
      return recorder.shown(pace.now, text);
    }
    if (recorder.release()) recorder.output(pace.now, await terminal.opening());
  }

  async #wait({ scope, pattern, timeout, at, written }: TapeCommandOf<'wait'>): Promise<void> {
    const { plan, pace, terminal, signal } = this.#context;
    const sought = pattern ?? (scope === 'prompt' ? WAIT_PATTERN : (plan.settings.WaitPattern ?? WAIT_PATTERN));
    const longest = timeout ?? plan.settings.WaitTimeout ?? WAIT_TIMEOUT;
    let last: Shown = { rows: [], line: '' };
    const holds = async (): Promise<boolean> => {
      signal?.throwIfAborted();
      last = await terminal.shown();
      return scope === 'prompt' ? isPrompt(last) : matches(sought, scope === 'line' ? last.line : last.rows.join('\n'));
    };
    const outcome = await pace.until(holds, longest);
    if (outcome === 'holds') return;
    signal?.throwIfAborted();
    const place = { line: 'the line of the cursor', screen: 'the screen', prompt: 'the shell' }[scope];
    const aim = scope === 'prompt' ? 'to ask for the next command' : `to match /${sought.source}/`;
    const found = scope === 'line' ? JSON.stringify(last.line) : 'this screen:';
    const when = {
      late: `within ${longest / 1e6} s, found`,
      idle: 'but nothing happens any more, found',
      ended: 'but the shell has ended, found',
    }[outcome];
    throw failure({ at, written }, `expected ${place} ${aim} ${when} ${found}`, scope === 'line' ? [] : last.rows);
  }

  async #expect({ holds: wanted, scope, pattern, timeout = 0, at, written }: TapeCommandOf<'expect'>): Promise<void> {
    const { pace, terminal } = this.#context;
    let last: Shown = { rows: [], line: '' };
    const holds = async (): Promise<boolean> => {
      last = await terminal.shown();
      return matches(pattern, scope === 'line' ? last.line : last.rows.join('\n')) === wanted;
    };
    const held = timeout > 0 ? (await pace.until(holds, timeout)) === 'holds' : await holds();
    this.#checks.push({ ...at, command: written, holds: held, screen: last.rows });
  }

  async #shoot(path: string): Promise<void> {
    const { terminal, header } = this.#context;
    const data = await terminal.opening();
    const size = await terminal.visit((view) => view.take().screen);
    const cast = {
      name: path,
      header: { ...header, cols: size.cols, rows: size.rows },
      events: [{ time: 0, type: 'output' as const, data }],
    };
    this.#shots.push({ path, cast });
  }

  async #mouse({ button, col, row, count, at, written }: TapeCommandOf<'mouse'>): Promise<void> {
    const { terminal } = this.#context;
    for (let i = 0; i < count; i++) {
      const bytes = terminal.modes.mouse(button, col, row);
      if (bytes === undefined) {
        throw failure(
          { at, written },
          'expected a program that takes the mouse, found one that has not asked for it',
          [],
        );
      }
      await this.#press(bytes, count > 1 ? this.#speed : 0, { at });
    }
  }

  async #resize({ cols, rows }: TapeCommandOf<'resize'>): Promise<void> {
    const { terminal, recorder, pace } = this.#context;
    await this.#scrollTo(0);
    recorder.event({ time: pace.now, type: 'resize', cols, rows });
    terminal.resize(cols, rows);
    await pace.press('');
  }
}

/** VHS's prompt, or what shells have in its place, with nothing behind it. */
const isPrompt = ({ line }: Shown): boolean => /^(?:.*[$#%>\u276f]|>)$/.test(line);

const matches = (pattern: RegExp, text: string): boolean =>
  isTame(pattern) ? pattern.test(text) : guarded(() => pattern.test(text), String(pattern), 2000);

/** With the screen below, as far as it is written on. */
function failure(
  { at, written }: Pick<TapeCommand, 'at' | 'written'>,
  sentence: string,
  rows: readonly string[],
): CastError {
  const last = rows.findLastIndex((row) => row !== '');
  const shown = rows.slice(0, last + 1);
  return new CastError(at, sentence, shown.length > 0 ? undefined : written, {
    hint: shown.length > 0 ? shown.map((row) => `  | ${row}`).join('\n') : undefined,
  });
}
