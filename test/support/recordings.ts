// Recordings for tests, made without a file.
import type { Cast, CastEvent, Header } from '../../src/core/recording/cast.js';

export const output = (seconds: number, data: string): CastEvent => ({ time: micros(seconds), type: 'output', data });
export const input = (seconds: number, data: string): CastEvent => ({ time: micros(seconds), type: 'input', data });
export const marker = (seconds: number, label: string): CastEvent => ({ time: micros(seconds), type: 'marker', label });
export const resize = (seconds: number, cols: number, rows: number): CastEvent => ({
  time: micros(seconds),
  type: 'resize',
  cols,
  rows,
});

/** 20 columns and 4 rows unless the header says otherwise. */
export function recording(events: readonly CastEvent[], header: Partial<Header> = {}): Cast {
  return { name: 'demo.cast', header: { version: 2, cols: 20, rows: 4, extra: {}, ...header }, events };
}

/** One output event after each pause, in microseconds. */
export function paused(pauses: readonly number[], data: (at: number) => string = () => 'x'): CastEvent[] {
  let time = 0;
  return pauses.map((pause, at) => {
    time += pause;
    return { time, type: 'output', data: data(at) };
  });
}

const micros = (seconds: number): number => Math.round(seconds * 1_000_000);
