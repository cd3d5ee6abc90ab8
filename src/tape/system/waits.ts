// What a thread waits for, from the call of the kernel that it is in: its number, its arguments, and what they point to.
import { procLink, procMemory, procText } from './proc.js';
import type { Waiting } from './syscalls.js';

/**
 * What a thread waits for: input that only the tape or another watched thread can give, a time, or something that cannot be told.
 */
export type Wait =
  | { readonly kind: 'input'; readonly tty: boolean }
  /** `nanoseconds` from when it began; `input`: what may come before that. */
  | { readonly kind: 'timer'; readonly nanoseconds: number; readonly tty: boolean; readonly sleeps: boolean }
  | { readonly kind: 'busy' }
  | { readonly kind: 'unknown' };

const UNKNOWN: Wait = { kind: 'unknown' };
const BUSY: Wait = { kind: 'busy' };
const quiet = (tty = false): Wait => ({ kind: 'input', tty });
const timer = (nanoseconds: number, tty: boolean, sleeps = false): Wait => ({
  kind: 'timer',
  nanoseconds,
  tty,
  sleeps,
});

/** What is asked of a pipe: whether anybody who is not watched holds it. */
export interface Surroundings {
  /** The paths of the terminal: its own, and what stands for it. */
  isTty(path: string): boolean;
  isOurs(pipe: string): boolean;
  /** The kernel's monotonic clock, in nanoseconds. */
  now(): bigint;
}

/** A call and its arguments, of proc_pid_syscall(5). */
export interface Call {
  readonly pid: number;
  readonly waiting: Waiting | undefined;
  readonly args: readonly bigint[];
}

export function waitOf(call: Call, around: Surroundings): Wait {
  const { pid, waiting, args } = call;
  const arg = (index: number): bigint => args[index] ?? 0n;
  switch (waiting) {
    case 'read':
      return waitOn(pid, [Number(arg(0))], around);
    case 'write':
      return isPipe(pid, Number(arg(0)), around) ? quiet() : BUSY;
    case 'poll':
      return until(milliseconds(arg(2)), pollMembers(pid, arg(0), arg(1)), call, around);
    case 'ppoll':
      return until(timespec(pid, arg(2)), pollMembers(pid, arg(0), arg(1)), call, around);
    case 'select':
      return until(timeval(pid, arg(4)), setMembers(pid, args), call, around);
    case 'pselect':
      return until(timespec(pid, arg(4)), setMembers(pid, args), call, around);
    case 'epoll':
      return until(milliseconds(arg(3)), epollMembers(pid, Number(arg(0))), call, around);
    case 'epoll2':
      return until(timespec(pid, arg(3)), epollMembers(pid, Number(arg(0))), call, around);
    case 'futex':
      return futexWait(pid, args, around);
    case 'child':
    case 'signal':
      return quiet();
    case 'nanosleep':
      return sleeping(timespec(pid, arg(0)));
    case 'clock-nanosleep':
      return clockSleep(pid, args, around);
    case 'signal-timed':
      return until(timespec(pid, arg(2)), [], call, around);
    default:
      return UNKNOWN;
  }
}

/** Nanoseconds; `undefined`: none is set; NaN: it cannot be read. */
type Timeout = number | undefined;

const milliseconds = (value: bigint): Timeout => {
  const time = Number(BigInt.asIntN(32, value));
  return time < 0 ? undefined : time * 1e6;
};

function timespec(pid: number, address: bigint, unit = 1): Timeout {
  if (address === 0n) return undefined;
  const memory = procMemory(pid, address, 16);
  if (!memory) return Number.NaN;
  return Number(memory.getBigInt64(0, true)) * 1e9 + Number(memory.getBigInt64(8, true)) * unit;
}

const timeval = (pid: number, address: bigint): Timeout => timespec(pid, address, 1000);

function until(timeout: Timeout, members: number[] | undefined, { pid }: Call, around: Surroundings): Wait {
  if (members === undefined || Number.isNaN(timeout)) return UNKNOWN;
  const wait = waitOn(pid, members, around);
  if (timeout === undefined || wait.kind !== 'input') return wait;
  return timeout === 0 ? BUSY : timer(timeout, wait.tty);
}

function pollMembers(pid: number, address: bigint, count: bigint): number[] | undefined {
  const length = Number(count);
  if (length === 0) return [];
  const memory = length > 1024 ? undefined : procMemory(pid, address, 8 * length);
  return memory && Array.from({ length }, (_, at) => memory.getInt32(8 * at, true)).filter((fd) => fd >= 0);
}

/** Of the sets for reading and for what is exceptional: what is waited for with room to write is busy with output. */
function setMembers(pid: number, args: readonly bigint[]): number[] | undefined {
  const highest = Number(args[0] ?? 0n);
  const members: number[] = [];
  for (const address of [args[1] ?? 0n, args[2] ?? 0n]) {
    if (address === 0n || highest === 0) continue;
    const bytes = procMemory(pid, address, 8 * Math.ceil(highest / 64));
    if (!bytes) return undefined;
    for (let fd = 0; fd < highest; fd++) if ((bytes.getUint8(fd >> 3) >> (fd & 7)) & 1) members.push(fd);
  }
  return members;
}

function epollMembers(pid: number, fd: number): number[] | undefined {
  const text = procText(`${pid}/fdinfo/${fd}`);
  return text === undefined ? undefined : [...text.matchAll(/^tfd:\s*(\d+)/gm)].map(([, member]) => Number(member));
}

/** FUTEX_WAIT and FUTEX_LOCK_PI; FUTEX_WAIT_BITSET has an absolute time. */
function futexWait(pid: number, args: readonly bigint[], around: Surroundings): Wait {
  const operation = Number(args[1] ?? 0n) & 0x7f;
  const realtime = (Number(args[1] ?? 0n) & 0x100) !== 0;
  if (![0, 6, 9, 13].includes(operation)) return UNKNOWN;
  const timeout = timespec(pid, args[3] ?? 0n);
  if (timeout === undefined) return quiet();
  if (Number.isNaN(timeout) || realtime || operation === 6) return UNKNOWN;
  return timer(operation === 0 ? timeout : Math.max(0, timeout - Number(around.now())), false);
}

const sleeping = (timeout: Timeout): Wait =>
  timeout === undefined || Number.isNaN(timeout) ? UNKNOWN : timer(timeout, false, true);

const MONOTONIC = [1, 7];
const ABSOLUTE = 1n;

function clockSleep(pid: number, args: readonly bigint[], around: Surroundings): Wait {
  const time = timespec(pid, args[2] ?? 0n);
  if (((args[1] ?? 0n) & ABSOLUTE) === 0n) return sleeping(time);
  if (time === undefined || !MONOTONIC.includes(Number(args[0] ?? 0n))) return UNKNOWN;
  return sleeping(Math.max(0, time - Number(around.now())));
}

/** On all of these; one that anybody else can write to makes it unknown. */
function waitOn(pid: number, members: readonly number[], around: Surroundings): Wait {
  let tty = false;
  let soonest: number | undefined;
  for (const fd of members) {
    const of = memberWait(pid, fd, around);
    if (of.kind === 'unknown') return UNKNOWN;
    if (of.kind === 'timer') soonest = Math.min(soonest ?? Number.POSITIVE_INFINITY, of.nanoseconds);
    tty ||= of.kind !== 'busy' && of.tty;
  }
  return soonest === undefined ? quiet(tty) : timer(soonest, tty);
}

const HARMLESS = /^anon_inode:\[(?:eventfd|signalfd|pidfd)\]|^\/dev\/(?:pts\/|ptmx|tty)|^\/(?!dev\/)/;

function memberWait(pid: number, fd: number, around: Surroundings): Wait {
  const target = procLink(`${pid}/fd/${fd}`);
  if (target === undefined) return UNKNOWN;
  if (around.isTty(target)) return quiet(true);
  if (target.startsWith('pipe:')) return around.isOurs(target) ? quiet() : UNKNOWN;
  if (target === 'anon_inode:[timerfd]') return timerWait(pid, fd);
  if (target === 'anon_inode:[eventpoll]') return waitOn(pid, epollMembers(pid, fd) ?? [-1], around);
  return HARMLESS.test(target) ? quiet() : UNKNOWN;
}

function timerWait(pid: number, fd: number): Wait {
  const [, seconds, nanoseconds] = /^it_value: \((\d+), (\d+)\)/m.exec(procText(`${pid}/fdinfo/${fd}`) ?? '') ?? [];
  if (seconds === undefined) return UNKNOWN;
  const left = Number(seconds) * 1e9 + Number(nanoseconds);
  return left === 0 ? quiet() : timer(left, false);
}

const isPipe = (pid: number, fd: number, around: Surroundings): boolean => {
  const target = procLink(`${pid}/fd/${fd}`);
  return target?.startsWith('pipe:') === true && around.isOurs(target);
};
