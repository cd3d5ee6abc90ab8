// How long work is aborted: with the reason of the caller's signal, at the next event of the recording, pause or piece.

/**
 * What every long call takes. Once the signal is aborted, the call throws its reason.
 * @example
 * const options: Abortable = { signal: AbortSignal.timeout(10_000) };
 * await writeFile('demo.gif', gif(cast, {}, options));
 */
export interface Abortable {
  signal?: AbortSignal | undefined;
}

/** The same items, until the signal is aborted. */
export function untilAborted<T>(items: Iterable<T>, signal: AbortSignal | undefined): Iterable<T> {
  return signal ? { [Symbol.iterator]: () => checked(items, signal) } : items;
}

function* checked<T>(items: Iterable<T>, signal: AbortSignal): Generator<T> {
  signal.throwIfAborted();
  for (const item of items) {
    yield item;
    signal.throwIfAborted();
  }
}

/** What the work gives, unless the signal is aborted before: the caller does not wait for work that cannot be stopped. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** The same pieces, until the signal is aborted: by then what makes them, which hears of it too, has ended. */
export async function* piecesUntilAborted<T>(
  pieces: AsyncGenerator<T, unknown, void>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, void> {
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await unlessAborted(pieces.next(), signal);
      isDone = done === true;
      if (done) return;
      yield value;
    }
  } finally {
    const ended = isDone ? undefined : pieces.return(undefined);
    await (signal?.aborted ? ended?.catch(() => undefined) : ended);
  }
}
