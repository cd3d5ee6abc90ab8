// A tape's clock. Time passes without costing any where nothing can happen; where a program computes, sleeps or waits for
// something else, it gets real time.
import type { Micros } from '../core/time.js';
import type { Look, PendingTimer } from './system/watch.js';
import type { TapeTerminal } from './terminal.js';

/** What tells whether anything can happen; see system/watch.ts. */
export interface Watch {
  look(): Look;
  hasRead(readers: Look['readers']): boolean;
}

export interface PaceOptions {
  readonly terminal: TapeTerminal;
  /** Undefined: all time is real. */
  readonly watch: Watch | undefined;
  /** Gets output with its time. */
  readonly onOutput: (time: Micros, text: string) => void;
}

/** Computing that follows a key is free for so long, in milliseconds: a busy machine must not change a recording. */
const GRACE = 2000;
/** For a key to a program that has computed for longer than that already. */
const SPENT_GRACE = 20;
/** How long something that cannot be told may go on until it is taken for a wait. */
const UNKNOWN_GRACE = 300;
/** How long a key may take to be read: the kernel hands it on when it has a processor for that. */
const KEY_BARRIER = 250;
/** How long after the end of a pause a sleep that ends in it is waited for. */
const LATE = 1500;
/** Output that was measured is on a grid of so much. */
const GRID: Micros = 50_000;
/** Timers of so many nanoseconds may go on beside a pause that ends before them. */
const LONG_TIMER = 8e9;
/** Quiet that is taken for a prompt where nothing tells, in milliseconds. */
const PROMPT_QUIET = 100;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
const cell = new Int32Array(new SharedArrayBuffer(4));
/** A rest of this thread that is shorter than timers can. */
const doze = (milliseconds: number): void => void Atomics.wait(cell, 0, 0, milliseconds);
const clock = (): number => performance.now();

/** How waiting for something ended: `idle` where nothing can happen any more. */
export type Outcome = 'holds' | 'late' | 'idle' | 'ended';

/** Why a stretch of real time ended. */
type Ended = 'fired' | 'output' | 'idle' | 'over';

/** Owns the time of a tape, and what is known of the timers in its terminal. */
export class TapePace {
  now: Micros = 0;
  /** Some output has the time at which it came. */
  measured = false;
  #lastKey: Micros = 0;
  #keys = 0;
  #last: Look | undefined;
  /** The last look, where nothing can have happened since. */
  #calm: Look | undefined;
  /** The program has had its grace, and computes on. */
  #spent = false;
  readonly #deadlines = new Map<string, { at: Micros; timer: PendingTimer }>();
  /** By thread: the wait that it began again in full after a key. */
  readonly #waits = new Map<number, { nanoseconds: number; keys: number; seen: number; again: boolean }>();

  constructor(readonly options: PaceOptions) {}

  get #terminal(): TapeTerminal {
    return this.options.terminal;
  }

  /** Until the shell waits for the first key. */
  async start(): Promise<void> {
    if (this.options.watch) return void (await this.#settle(10_000));
    let quiet = clock();
    let has = false;
    for (const from = quiet; clock() - from < 10_000 && !this.#terminal.ended; await pause(5)) {
      if (await this.#pull()) {
        has = true;
        quiet = clock();
      }
      if (has && clock() - quiet > PROMPT_QUIET) return;
    }
  }

  /** Types at this moment, and lets the program answer. */
  async press(text: string): Promise<void> {
    this.#lastKey = this.now;
    this.#keys++;
    await this.#write(text);
    if (this.options.watch) await this.#settle(this.#spent ? SPENT_GRACE : GRACE);
    else await this.#pull();
  }

  /** A key's reader looks asleep until it has run: waits for output, or for that. */
  async #write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.#calm = undefined;
    const readers = this.#last?.readers;
    const from = clock();
    for (let at = 0; at < bytes.length; ) {
      at += this.#terminal.pty.write(bytes.subarray(at));
      if (at === bytes.length || clock() - from > GRACE || this.#terminal.ended) break;
      // The kernel's buffer is full until the program reads.
      await this.#pull();
      await pause(1);
    }
    const { watch } = this.options;
    if (!watch) return;
    for (const written = clock(); clock() - written < KEY_BARRIER; doze(0.05)) {
      if (await this.#pull()) return;
      if (readers && readers.size > 0 && watch.hasRead(readers)) return;
    }
  }

  /** Lets time pass. */
  async advance(time: Micros): Promise<void> {
    const target = this.now + time;
    if (time === 0) return;
    if (!this.options.watch) return this.#realUntil(target);
    for (let calm = true; this.now < target; ) {
      const look: Look = this.#calm ?? (calm && !this.#spent ? await this.#settle(GRACE) : this.#look());
      if (this.#terminal.ended || (calm && !this.#spent && this.#canSkip(look, target))) break;
      calm = (await this.#live(target, false)) !== 'output';
    }
    this.now = target;
  }

  /** Until something holds, but no longer than so much time, and not when nothing can happen any more. */
  async until(holds: () => Promise<boolean>, timeout: Micros): Promise<Outcome> {
    const target = this.now + timeout;
    const { watch } = this.options;
    for (let calm = true; ; ) {
      const look = watch && calm && !this.#spent ? await this.#settle(GRACE) : undefined;
      if (await holds()) return 'holds';
      if (this.#terminal.ended) return 'ended';
      if (this.now >= target) return 'late';
      if (look?.state === 'idle' && !(await this.#sleepsOn())) return 'idle';
      if (look?.state === 'idle') continue;
      calm = (await (watch ? this.#live(target, true) : this.#realStep(target))) !== 'output';
    }
  }

  /** Whether something comes after all, though all looked asleep: what some shells' clocks do cannot be seen. */
  async #sleepsOn(): Promise<boolean> {
    for (const from = clock(); clock() - from < 300; await pause(5)) {
      if (await this.#pull()) {
        this.measured = true;
        await this.#settle(GRACE);
        return true;
      }
    }
    return false;
  }

  /** The time that output of this moment has: exact at a key, on the grid after it. */
  #stamp(time: Micros): Micros {
    return this.#lastKey + Math.floor((time - this.#lastKey) / GRID) * GRID;
  }

  /** Takes what was written by now, and answers what was asked. */
  async #pull(): Promise<boolean> {
    const text = this.#terminal.pull();
    if (text === '') return false;
    this.options.onOutput(this.#stamp(this.now), text);
    const answers = await this.#terminal.answers();
    if (answers !== '') await this.#write(answers);
    return true;
  }

  #look(): Look {
    const look = this.options.watch!.look();
    this.#last = look;
    return look;
  }

  /** Until the program waits for something; all that it writes meanwhile is of this moment. */
  async #settle(grace: number): Promise<Look> {
    const from = clock();
    let unknown = 0;
    for (let turns = 0; ; turns++) {
      if (turns % 16 === 15) await turn();
      if (await this.#pull()) {
        unknown = 0;
        if (clock() - from > grace) return this.#spend(this.#look());
        continue;
      }
      const look = this.#look();
      if (this.#terminal.ended) return this.#finish(look);
      const { state, signature } = look;
      if (state === 'idle' || state === 'timer') {
        if (await this.#pull()) continue;
        if (this.#look().signature !== signature || (await this.#pull())) continue;
        this.#spent = false;
        this.#follow(look, Number.NEGATIVE_INFINITY);
        this.#remember(look);
        this.#calm = look;
        return look;
      }
      if (state === 'unknown') unknown ||= clock();
      else unknown = 0;
      if (unknown && clock() - unknown > UNKNOWN_GRACE && clock() - from > UNKNOWN_GRACE) return this.#spend(look);
      if (clock() - from > grace) return this.#spend(look);
      if (clock() - from < 5) doze(0.1);
      else await pause(1);
    }
  }

  #spend(look: Look): Look {
    this.#spent = true;
    return look;
  }

  /** What the program wrote last is in the kernel when it has ended. */
  async #finish(look: Look): Promise<Look> {
    while (await this.#pull());
    return look;
  }

  /** Timers that are new begin now. Gives the latest deadline of those that have come to their end. */
  #follow(look: Look, elapsed: Micros): Micros | undefined {
    const keys = new Set(look.timers.map(({ key }) => key));
    let fired: Micros | undefined;
    for (const [key, { at, timer }] of this.#deadlines) {
      if (keys.has(key)) continue;
      this.#deadlines.delete(key);
      const isOver = timer.sleeps || elapsed >= at - 5000 - 0.2 * (timer.nanoseconds / 1000);
      if (elapsed > Number.NEGATIVE_INFINITY && isOver) fired = Math.max(fired ?? 0, at);
    }
    for (const timer of look.timers) {
      if (!this.#deadlines.has(timer.key)) {
        this.#deadlines.set(timer.key, { at: Math.max(this.now, fired ?? 0) + timer.nanoseconds / 1000, timer });
      }
    }
    return fired;
  }

  /** A wait that begins anew in full after every key is about keys that do not come (vim's updatetime). */
  #remember(look: Look): void {
    for (const { thread, nanoseconds, tty } of look.timers) {
      if (!tty) continue;
      const before = this.#waits.get(thread);
      if (before?.keys === this.#keys) continue;
      const again = before?.nanoseconds === nanoseconds && clock() - before.seen >= 5;
      this.#waits.set(thread, { nanoseconds, keys: this.#keys, seen: clock(), again });
    }
  }

  /** Whether nothing can happen before then. */
  #canSkip(look: Look, target: Micros): boolean {
    if (look.state === 'idle') return true;
    return look.state === 'timer' && look.timers.every((timer) => this.#isHarmless(timer, target));
  }

  #isHarmless({ key, thread, nanoseconds, sleeps, tty }: PendingTimer, target: Micros): boolean {
    const at = this.#deadlines.get(key)?.at ?? this.now;
    if (!sleeps && nanoseconds >= LONG_TIMER && at > target) return true;
    const wait = this.#waits.get(thread);
    return (
      tty && wait?.again === true && wait.nanoseconds === nanoseconds && this.#lastKey + nanoseconds / 1000 > target
    );
  }

  /** Real time, until a timer comes to its end, nothing can happen any more, or the time is over. */
  async #live(target: Micros, atOutput: boolean): Promise<Ended> {
    const from = this.now;
    const real = clock();
    this.#calm = undefined;
    for (;;) {
      await pause(1);
      const elapsed = from + Math.round((clock() - real) * 1000);
      const text = this.#terminal.pull();
      const look = this.#look();
      const fired = this.#follow(look, elapsed);
      if (fired !== undefined) this.now = Math.max(this.now, Math.min(fired, target));
      else if (text !== '') {
        this.measured = true;
        this.now = Math.max(this.now, Math.min(target, from + Math.floor((elapsed - from) / GRID) * GRID));
      }
      if (text !== '') await this.#deliver(text);
      if (fired !== undefined || (text === '' && look.state === 'idle')) this.#spent = false;
      if (fired !== undefined) return 'fired';
      if (text !== '' && atOutput) return 'output';
      if (this.#terminal.ended) return 'over';
      if (text === '' && look.state === 'idle') return 'idle';
      const due = [...this.#deadlines.values()].some(({ at, timer }) => at <= target && timer.sleeps);
      if (elapsed >= target + (due ? LATE * 1000 : 0)) {
        this.now = target;
        return 'over';
      }
    }
  }

  async #deliver(text: string): Promise<void> {
    this.options.onOutput(this.#stamp(this.now), text);
    const answers = await this.#terminal.answers();
    if (answers !== '') await this.#write(answers);
  }

  async #realUntil(target: Micros): Promise<void> {
    while (this.now < target) await this.#realStep(target);
  }

  /** Up to the next output, or the end. */
  async #realStep(target: Micros): Promise<Ended> {
    const from = this.now;
    for (const real = clock(); ; await pause(2)) {
      const elapsed = from + Math.round((clock() - real) * 1000);
      this.now = Math.min(target, from + Math.floor((elapsed - from) / GRID) * GRID);
      if (await this.#pull()) {
        this.measured = true;
        this.now = Math.min(target, elapsed);
        return 'output';
      }
      if (elapsed >= target || this.#terminal.ended) {
        this.now = target;
        return 'over';
      }
    }
  }
}
