// Signals that would end this process, taken for a while by somebody who has to end something else first.

/**
 * Signals that ask a process to end.
 * @example
 * const exitStatus: Record<EndingSignal, number> = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 };
 */
export type EndingSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGQUIT';

const ENDING: readonly EndingSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/**
 * Calls the listener, and nobody else, for each signal that would end this process.
 * @returns gives the signals back to whoever had them
 */
export function takeSignals(listener: (signal: EndingSignal) => void): () => void {
  const before = ENDING.map((signal) => ({
    signal,
    listeners: process.rawListeners(signal) as NodeJS.SignalsListener[],
  }));
  for (const signal of ENDING) process.removeAllListeners(signal).on(signal, listener);
  return () => {
    for (const { signal, listeners } of before) {
      process.off(signal, listener);
      for (const one of listeners) process.on(signal, one);
    }
  };
}
