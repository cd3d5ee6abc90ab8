// What is unfinished: its names, its removal, and the removal of what killed runs have left. Who makes a temporary is elsewhere.
import { lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Machines and containers may share a folder, and the number of a process says nothing outside its own: part of the name tells
 * them apart.
 */
const HOST = hashOf(hostname() + processSpace());

function hashOf(text: string): string {
  return [...text].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, 7).toString(36);
}

/** Containers of one name may have processes of their own; Linux tells (namespaces(7)). */
function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** A file, `.demo.gif.castkit-host-12.tmp`, or a folder, `.castkit-host-12-x8Gk2p`. */
const NAME = /^\.(?:.*\.castkit-(\w+)-(\d+)(?:-\w+)?\.tmp|castkit-(\w+)-(\d+)-\w{6})$/s;

/** What no machine we know made is nobody's after a day. */
const OLD = 86_400_000;

/** Those that this process is still at work on. */
const mine = new Set<string>();
const swept = new Set<string>();

/** The end of a temporary's name, which tells whose it is; hidden files end in it, hidden folders are called so. */
export const temporaryMark = (): string => `.castkit-${HOST}-${process.pid}`;

export function claimTemporary(path: string): string {
  mine.add(resolve(path));
  return path;
}

/** It has become what it was to be, or is gone. */
export function releaseTemporary(path: string): void {
  mine.delete(resolve(path));
}

export function removeTemporary(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  releaseTemporary(path);
}

/** Removes what an unfinished run has left. Synchronous, so that it serves when the process exits. */
export function removeTemporaries(): void {
  for (const path of mine) removeTemporary(path);
}

/** Whether whoever made a file with temporaryMark() in its name is no more; false where that cannot be told. */
export function isAbandoned(name: string): boolean {
  const [, host, pid] = /\.castkit-(\w+)-(\d+)\b/.exec(name) ?? [];
  return host === HOST && Number(pid) !== process.pid && !isRunning(Number(pid));
}

/** Signal 0 asks only; a process of somebody else's is there too. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isLeft(path: string, name: string): boolean {
  const [host, pid] = (NAME.exec(name) ?? []).slice(1).filter((part) => part !== undefined);
  if (host === undefined || mine.has(path)) return false;
  if (host === HOST && (Number(pid) === process.pid || !isRunning(Number(pid)))) return true;
  return Date.now() - lstatSync(path).mtimeMs > OLD;
}

/** Removes what runs that are no more have left in a folder. Looks once in each; what cannot be removed stays. */
export function removeLeftovers(folder: string): void {
  const place = resolve(folder);
  if (swept.has(place)) return;
  swept.add(place);
  for (const name of namesIn(place)) {
    const path = join(place, name);
    try {
      if (isLeft(path, name)) rmSync(path, { recursive: true, force: true });
    } catch {
      // somebody else has removed it, or may not be disturbed
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
