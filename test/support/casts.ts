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

/** Takes a while: so many frames, each with something new on every row. */
export function long(frames: number): string {
  const row = (frame: number) => (_: unknown, at: number) =>
    String.fromCharCode(33 + ((frame * 7 + at * 3) % 90)).repeat(80);
  const screen = (frame: number) => `\x1b[H${Array.from({ length: 24 }, row(frame)).join('\r\n')}`;
  const events = Array.from({ length: frames }, (_, frame): Line => [(frame + 1) / 25, 'o', screen(frame)]);
  return v2(events, { width: 80, height: 24 });
}
