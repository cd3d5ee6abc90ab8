// The recording that a caller of the library gave: a name, bytes or a promise in its place are told how to become one.
import { type Abortable, untilAborted } from '../abort.js';
import { UsageError } from '../errors.js';
import type { Cast } from './cast.js';

const LONGEST_NAME = 60;

function received(value: unknown): { received: string; hint: string } {
  if (typeof value === 'string') {
    const name = JSON.stringify(value.length > LONGEST_NAME ? `${value.slice(0, LONGEST_NAME)}...` : value);
    return { received: `the text ${name}`, hint: `If that is a file or a URL, give await loadCast(${name})` };
  }
  if (value instanceof Uint8Array || value instanceof ArrayBuffer) {
    return { received: 'bytes', hint: 'Give readCast(bytes), where bytes is a Uint8Array' };
  }
  if (typeof (value as { then?: unknown } | undefined)?.then === 'function') {
    return { received: 'a promise', hint: 'It has to be awaited first: await loadCast(...)' };
  }
  const what =
    value === undefined || value === null ? `${value}` : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  return {
    received: what === 'a object' ? 'an object without header and events' : what,
    hint: 'loadCast(file) and readCast(bytes) give one',
  };
}

/** @throws UsageError for what is no recording */
export function expectCast(value: Cast): Cast {
  const { header, events } = (value ?? {}) as Partial<Cast>;
  if (typeof header === 'object' && typeof events?.[Symbol.iterator] === 'function') return value;
  const { hint, ...words } = received(value);
  throw new UsageError('cast', { expected: 'a recording', ...words, hint });
}

/** @throws UsageError for what is no bytes */
export function expectBytes(value: Uint8Array): void {
  if (value instanceof Uint8Array) return;
  const isText = typeof value === 'string';
  const hint = isText
    ? 'loadCast reads files and URLs; the text of a recording is given as new TextEncoder().encode(text)'
    : received(value).hint;
  throw new UsageError('bytes', { expected: 'a Uint8Array', received: received(value).received, hint });
}

/** @throws UsageError for what is no name of a recording */
export function expectName(value: string): void {
  if (typeof value === 'string') return;
  const isBytes = (value as unknown) instanceof Uint8Array;
  const words = isBytes ? { received: 'bytes', hint: 'readCast(bytes) reads those' } : received(value);
  const hint = isBytes || words.received === 'a promise' ? { hint: words.hint } : {};
  throw new UsageError('input', { expected: 'a path, a URL or "-"', received: words.received, ...hint });
}

/**
 * The recording, whose events end with the reason of the signal once that is aborted.
 * @throws UsageError for what is no recording
 */
export function givenCast(value: Cast, { signal }: Abortable = {}): Cast {
  const cast = expectCast(value);
  if (!signal) return cast;
  signal.throwIfAborted();
  return { ...cast, events: untilAborted(cast.events, signal) };
}

/**
 * What an edit makes of a recording: what it does before it resolves can be aborted, and what its events pass through later is the
 * caller's own work.
 * @throws UsageError for what is no recording
 */
export async function abortableEdit(
  edit: (cast: Cast) => Cast | Promise<Cast>,
  value: Cast,
  signal: AbortSignal,
): Promise<Cast> {
  const cast = expectCast(value);
  signal.throwIfAborted();
  let isOver = false;
  const current = { throwIfAborted: () => (isOver ? undefined : signal.throwIfAborted()) };
  const events = { [Symbol.iterator]: () => untilAborted(cast.events, current as AbortSignal)[Symbol.iterator]() };
  try {
    return await edit({ ...cast, events });
  } finally {
    isOver = true;
  }
}
