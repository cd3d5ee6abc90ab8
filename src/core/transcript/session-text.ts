// All text of a session from its first line to its last, as one would copy it from a terminal that forgets nothing.
import type { Cast } from '../recording/cast.js';
import { widthsOf } from '../replay/terminal.js';
import { TracedTerminal } from '../terminal/trace/traced.js';

/** Code units that are written at a time: lines are given before there are many. */
const PIECE = 65_536;
/** What a longer line has so far is given before the rest of it comes. */
const LONG_LINE = 1_000_000;

/**
 * The lines that scrolled off the normal screen, then those that stand there at the end; rows that wrapped are joined. Gives text
 * in order: lines with their line feeds, very long ones in parts.
 */
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
  // Of the first line: whether a part of it was given, and how many spaces that may stand at its end are left of that.
  let [begun, spaces] = [false, 0];
  const whole = (): string => {
    [begun, spaces] = [false, 0];
    return `${trimmed(lines.shift()!)}\n`;
  };
  try {
    for (const event of cast.events) {
      if (event.type === 'resize') terminal.resize(event.cols, event.rows);
      if (event.type !== 'output') continue;
      for (let at = 0; at < event.data.length; at += PIECE) {
        terminal.write(event.data.slice(at, at + PIECE), position + at);
        // The last line may go on.
        while (lines.length > 1) yield whole();
        const [line = ''] = lines;
        // Many spaces are not gone through each time.
        if (line.length < LONG_LINE + 2 * spaces) continue;
        const part = trimmed(line);
        if (part !== '') yield part;
        lines[0] = line.slice(part.length);
        begun ||= part !== '';
        spaces = lines[0].length;
      }
      position += event.data.length;
    }
    terminal.giveLines();
    while (lines.length > (begun ? 1 : 0) && trimmed(lines.at(-1)!) === '') lines.pop();
    while (lines.length > 0) yield whole();
  } finally {
    terminal.dispose();
  }
}

function trimmed(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  return text.slice(0, end);
}
