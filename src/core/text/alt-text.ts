// A sentence or two that stand for a picture of a recording, for those who cannot see it.

import type { RenderHooks } from '../hooks.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { surveyTimeline } from '../replay/timeline.js';
import { transcript } from '../transcript/transcript.js';

const LONGEST = 240;
const MOST_COMMANDS = 5;

/** A line that begins with a shell's prompt, and what was typed after it. The prompts' signs: $ ❯ ➜ λ », and │ of frames is none. */
const PROMPT =
  /^(?:[^$\u276f\u279c\u03bb\u00bb\u2502]{0,60}[$\u276f\u279c\u03bb\u00bb](?: +\S+ git:\(\S*\)(?: \u2717)?)?|\S{0,60}[^\d\s%]%|\S+@\S+ \S+ %|\S+@\S+#) +(?<command>[^\s#].*)$/u;
/** What draws frames, bars and pictures, and what is repeated to draw lines: nothing to be read out. */
const DRAWING = /[\u2300-\u23ff\u2500-\u25ff\u2800-\u28ff\u{1fb00}-\u{1fbff}]+|([-=_~#*.+|])\1{3,}/gu;
const WORDY = /[\p{L}\p{N}]/u;
/** Commands that tell nothing. */
const HOUSEKEEPING = /^(?:clear|exit|logout|reset)$/;

const printable = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\ufffd]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

function shortened(text: string, longest: number): string {
  const letters = Array.from(text);
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * What a recording is and what is done in it: its title, how long it is, the commands that were typed, or else how
 * its text begins. One line of at most 240 characters.
 * @throws CastError for a recording that cannot be read
 * @example
 * (await altText(cast)).includes('A day at sea'); // => true
 */
export async function altText(recording: Cast, { warn, signal }: RenderHooks = {}): Promise<string> {
  const cast = givenCast(recording, { signal });
  const title = printable(cast.header.title ?? '');
  const seconds = Math.round(surveyTimeline(cast, {}).duration / 1_000_000);
  const opening = `Terminal recording${title === '' ? '' : ` “${title}”`}, ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const lines = (await transcript(cast, Number.POSITIVE_INFINITY, warn ? { warn } : {})).map(({ text }) => text);
  return shortened(`${opening}${contents(lines)}`, LONGEST);
}

function contents(lines: readonly string[]): string {
  const typed = lines.flatMap((line) => PROMPT.exec(line)?.groups?.['command'] ?? []).map(printable);
  const commands = [...new Set(typed)].filter((command) => !HOUSEKEEPING.test(command));
  if (commands.length > 0) {
    const more = commands.length > MOST_COMMANDS ? ', and more' : '';
    return `: runs ${commands.slice(0, MOST_COMMANDS).join(', ')}${more}.`;
  }
  const words = printable(
    lines
      .map((line) => line.replace(DRAWING, ' '))
      .filter((line) => WORDY.test(line))
      .join(' '),
  );
  return words === '' ? '.' : `. It begins: ${words}`;
}
