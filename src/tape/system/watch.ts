// Whether anything can happen in a terminal before somebody types: looks at every thread that has to do with it. Linux only.
import { type ProcStat, procLink, procNumbers, procStat, procText } from './proc.js';
import { syscallsOf } from './syscalls.js';
import { type Surroundings, type Wait, waitOf } from './waits.js';

/** A thread that waits for a time. */
export interface PendingTimer {
  /** The same for as long as it is the same wait. */
  readonly key: string;
  readonly thread: number;
  readonly nanoseconds: number;
  /** Input may end it, too. */
  readonly tty: boolean;
  /** It is a plain sleep, that no program means to be cut short. */
  readonly sleeps: boolean;
}

/** What the programs in the terminal are doing. */
export interface Look {
  readonly state: 'idle' | 'timer' | 'busy' | 'unknown';
  readonly timers: readonly PendingTimer[];
  /** Equal for two looks between which no thread did anything. */
  readonly signature: string;
  /** Threads that wait for the terminal's input, with what they have run so far. */
  readonly readers: ReadonlyMap<string, string>;
}

/** Their alarms are for input that takes too long, which they wait for again. */
const SHELLS = new Set(['bash', 'zsh', 'fish', 'sh', 'dash']);
/** SIGALRM's bit in the mask of caught signals. */
const ALARM = 1 << 13;

/** Owns what is known of the processes around a terminal. */
export class ProcessWatch {
  readonly #shell: ProcStat & { pid: number };
  readonly #tty: string;
  readonly #syscalls;
  /** By process: whether it belongs to the terminal. */
  readonly #known = new Map<number, boolean>();
  /** Those that belong to it only by holding it open. */
  readonly #holders = new Set<number>();
  readonly #around: Surroundings;

  /** Undefined where the kernel does not tell what is needed. */
  static open(pid: number, tty: string): ProcessWatch | undefined {
    const shell = procStat(`${pid}`);
    const syscalls = syscallsOf(process.arch);
    const tells = procText(`${pid}/syscall`) !== undefined && procText(`${pid}/schedstat`) !== undefined;
    if (!shell || !syscalls || !tells || tty === '') return undefined;
    return new ProcessWatch({ ...shell, pid }, tty, syscalls);
  }

  private constructor(
    shell: ProcStat & { pid: number },
    tty: string,
    syscalls: NonNullable<ReturnType<typeof syscallsOf>>,
  ) {
    this.#shell = shell;
    this.#tty = tty;
    this.#syscalls = syscalls;
    this.#around = {
      isTty: (path) => path === tty || path === '/dev/tty',
      isOurs: (pipe) => this.#isOurs(pipe),
      now: () => process.hrtime.bigint(),
    };
  }

  /** All that belong to the terminal. */
  members(): number[] {
    this.#scan();
    return [...this.#known].filter(([, isMember]) => isMember).map(([pid]) => pid);
  }

  look(): Look {
    const threads = this.members().flatMap((pid) => this.#threads(pid));
    const waits = threads.map(({ wait }) => wait);
    const timers = threads.flatMap(({ wait, id, thread, ran }) =>
      wait.kind === 'timer' ? [{ ...wait, key: `${id} ${ran}`, thread }] : [],
    );
    return {
      state: stateOf(waits),
      timers,
      signature: threads.map(({ id, ran }) => `${id} ${ran}`).join('\n'),
      readers: new Map(
        threads.flatMap(({ wait, path, ran }) => ('tty' in wait && wait.tty ? [[path, ran] as const] : [])),
      ),
    };
  }

  /** Whether a thread that waited for input has run since. */
  hasRead(readers: Look['readers']): boolean {
    for (const [path, ran] of readers) if (procText(`${path}/schedstat`) !== ran) return true;
    return false;
  }

  #threads(pid: number) {
    const tasks = procNumbers(`${pid}/task`);
    return tasks.flatMap((thread) => {
      const path = `${pid}/task/${thread}`;
      const stat = procStat(path);
      // What has ended or been stopped does nothing.
      if (!stat || 'ZXxTt'.includes(stat.state)) return [];
      const ran = procText(`${path}/schedstat`) ?? '';
      const call = procText(`${path}/syscall`) ?? '';
      return [{ path, thread, ran, id: `${thread} ${call}`, wait: this.#wait(pid, stat, call) }];
    });
  }

  #wait(pid: number, { state, caught, name }: ProcStat, line: string): Wait {
    if (state !== 'S' || line.startsWith('running')) return { kind: 'busy' };
    if (caught & ALARM && !SHELLS.has(name)) return { kind: 'unknown' };
    const [number = '', ...rest] = line.trim().split(' ');
    const args = rest.map((word) => BigInt(word));
    const waiting = this.#syscalls[Number(number)];
    // Threads that wait for more of its work, half a second each.
    if (name === 'fish' && waiting === 'futex') return { kind: 'input', tty: false };
    return waitOf({ pid, waiting, args }, this.#around);
  }

  /** Only what is new is looked at: of thousands of processes few are. */
  #scan(): void {
    const pids = procNumbers('');
    const alive = new Set(pids);
    for (const pid of this.#known.keys()) if (!alive.has(pid)) this.#known.delete(pid);
    for (const pid of this.#holders) if (!this.#holds(pid)) this.#known.set(pid, false);
    const fresh = pids.filter((pid) => !this.#known.has(pid));
    for (const pid of fresh) this.#known.set(pid, this.#belongs(pid));
    // A child may come before its parent.
    for (const pid of fresh) if (!this.#known.get(pid)) this.#known.set(pid, this.#belongs(pid));
  }

  #belongs(pid: number): boolean {
    if (pid === this.#shell.pid) return true;
    const stat = procStat(`${pid}`);
    if (!stat) return false;
    if (this.#known.get(stat.parent) || stat.session === this.#shell.pid) return true;
    if (this.#shell.tty !== 0 && stat.tty === this.#shell.tty) return true;
    if (stat.started < this.#shell.started || pid === process.pid || !this.#holds(pid)) return false;
    this.#holders.add(pid);
    return true;
  }

  #holds(pid: number): boolean {
    return procNumbers(`${pid}/fd`).some((fd) => procLink(`${pid}/fd/${fd}`) === this.#tty);
  }

  /** A pipe that nobody holds who is not watched. Those who are older than the shell can only have it from this process. */
  #isOurs(pipe: string): boolean {
    const strangers = [...this.#known].filter(([pid, isMember]) => !isMember && this.#mayHold(pid));
    return ![process.pid, ...strangers.map(([pid]) => pid)].some((pid) =>
      procNumbers(`${pid}/fd`).some((fd) => procLink(`${pid}/fd/${fd}`) === pipe),
    );
  }

  #mayHold(pid: number): boolean {
    return pid !== process.pid && (procStat(`${pid}`)?.started ?? 0) >= this.#shell.started;
  }
}

/** Idle: all wait for what only the terminal or one of them can give, and somebody waits for the terminal. */
function stateOf(waits: readonly Wait[]): Look['state'] {
  if (waits.some(({ kind }) => kind === 'busy')) return 'busy';
  if (waits.some(({ kind }) => kind === 'unknown')) return 'unknown';
  if (waits.some(({ kind }) => kind === 'timer')) return 'timer';
  return waits.some((wait) => wait.kind === 'input' && wait.tty) ? 'idle' : 'unknown';
}
