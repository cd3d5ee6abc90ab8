// Small recordings for tests, as text.

type Line = [time: number, code: string, data: string];

/** An asciicast v2 of 20 columns and 4 rows unless the header says otherwise. */
export function v2(events: readonly Line[], header: Record<string, unknown> = {}): string {
  const lines = [{ version: 2, width: 20, height: 4, ...header }, ...events];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** Says hello, then world a second later. */
export const HELLO = v2([
  [0.1, 'o', 'hello '],
  [1.1, 'o', 'world\r\n'],
]);

/** Takes a while: so many frames, in each of which something changes. */
export function long(frames: number): string {
  const line = (frame: number): Line => [(frame + 1) / 25, 'o', `\r${'#'.repeat(frame % 70)}\x1b[K ${frame}`];
  return v2(
    Array.from({ length: frames }, (_, frame) => line(frame)),
    { width: 80, height: 24 },
  );
}
