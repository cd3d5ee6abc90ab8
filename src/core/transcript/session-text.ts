// All text of a session from its first line to its last, as one would copy it from a terminal that forgets nothing.
import type { Cast } from '../recording/cast.js';
import { widthsOf } from '../replay/terminal.js';
import { TracedTerminal } from '../terminal/trace/traced.js';

/** Code units that are written at a time: lines are given before there are many. */
const PIECE = 65_536;

/** The lines that scrolled off the normal screen, then those that stand there at the end; rows that wrapped are joined. */
export function* sessionText(cast: Cast): Generator<string, void, void> {
  const lines: string[] = [];
  const terminal = TracedTerminal.open(cast.header, {
    ...widthsOf(cast),
    work: { most: cast.maxWork, file: cast.name },
    leave: (text, goesOn) => {
      if (goesOn && lines.length > 0) lines[lines.length - 1] += text;
      else lines.push(text);
    },
  });
  if (!terminal) return;
  let position = 0;
  try {
    for (const event of cast.events) {
      if (event.type === 'resize') terminal.resize(event.cols, event.rows);
      if (event.type !== 'output') continue;
      for (let at = 0; at < event.data.length; at += PIECE) {
        terminal.write(event.data.slice(at, at + PIECE), position + at);
        // The last line may go on.
        while (lines.length > 1) yield trimmed(lines.shift()!);
      }
      position += event.data.length;
    }
    terminal.giveLines();
    while (lines.length > 0 && trimmed(lines.at(-1)!) === '') lines.pop();
    for (const line of lines) yield trimmed(line);
  } finally {
    terminal.dispose();
  }
}

function trimmed(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  return text.slice(0, end);
}
