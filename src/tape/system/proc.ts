// What Linux tells of processes: /proc, see proc(5).
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';

/** Undefined where there is no such file, or no more. */
export function procText(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'latin1');
  } catch {
    return undefined;
  }
}

export function procLink(path: string): string | undefined {
  try {
    return readlinkSync(`/proc/${path}`);
  } catch {
    return undefined;
  }
}

/** The numbers among the names of a folder, ascending. */
export function procNumbers(path: string): number[] {
  try {
    return readdirSync(`/proc/${path}`)
      .filter((name) => name >= '0' && name < ':')
      .map(Number);
  } catch {
    return [];
  }
}

/** Bytes of a process's memory. */
export function procMemory(pid: number, address: bigint, length: number): DataView | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(`/proc/${pid}/mem`, 'r');
    const bytes = new Uint8Array(length);
    if (readSync(fd, bytes, 0, length, address) !== length) return undefined;
    return new DataView(bytes.buffer);
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Of proc_pid_stat(5). */
export interface ProcStat {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
  readonly session: number;
  readonly tty: number;
  /** In clock ticks since the machine started. */
  readonly started: number;
  /** A bit for each signal that has a handler. */
  readonly caught: number;
}

export function procStat(path: string): ProcStat | undefined {
  const text = procText(`${path}/stat`);
  if (text === undefined) return undefined;
  const end = text.lastIndexOf(')');
  const fields = text.slice(end + 2).split(' ');
  return {
    name: text.slice(text.indexOf('(') + 1, end),
    state: fields[0] ?? '',
    parent: Number(fields[1]),
    session: Number(fields[3]),
    tty: Number(fields[4]),
    started: Number(fields[19]),
    caught: Number(fields[31]),
  };
}
