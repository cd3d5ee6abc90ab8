// What a terminal says of itself: its colours (OSC 10, 11 and 4) and its name and version (XTVERSION).

import type { EmbeddedTheme } from '../core/recording/cast.js';
import { parseColourSpec } from '../core/terminal/colour-spec.js';
import type { UserTerminal } from './user-terminal.js';

export interface TerminalAnswers {
  /** As "XTerm(370)" or "tmux 3.4". */
  version?: string;
  /** Where all of its 18 colours were told. */
  theme?: EmbeddedTheme;
  /** What was typed meanwhile: it is the program's. */
  typed: Buffer;
}

const COLOURS = 16;
const palette = Array.from({ length: COLOURS }, (_, index) => `\x1b]4;${index};?\x07`).join('');
/** Every terminal answers the last of these, device attributes: what has not been answered by then never will be. */
const QUESTIONS = `\x1b[>0q\x1b]10;?\x07\x1b]11;?\x07${palette}\x1b[c`;
const ATTRIBUTES = /\x1b\[\?[\d;]*c/;

/** Milliseconds. Terminals far away take their time; those that do not answer must not cost more. */
const PATIENCE = 1000;

/** Terminals without answers, and screen(1), which lets half of them through. */
export const answersQuestions = ({ TERM = 'dumb', STY }: NodeJS.ProcessEnv): boolean =>
  TERM !== 'dumb' && TERM !== 'linux' && !STY;

/** Asks a terminal that is in raw mode, and waits a second at most. */
export async function askTerminal(
  { keys, screen }: Pick<UserTerminal, 'keys' | 'screen'>,
  patience = PATIENCE,
): Promise<TerminalAnswers> {
  let heard = '';
  await new Promise<void>((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      keys.off('data', listen).pause();
      resolve();
    };
    const listen = (bytes: Buffer) => {
      heard += bytes.toString('latin1');
      if (ATTRIBUTES.test(heard)) stop();
    };
    const timer = setTimeout(stop, patience);
    keys.on('data', listen);
    screen.write(QUESTIONS);
  });
  return readAnswers(heard);
}

/** @param heard one character a byte */
export function readAnswers(heard: string): TerminalAnswers {
  let version: string | undefined;
  const colours = new Map<string, number>();
  const typed = heard
    .replace(ATTRIBUTES, '')
    .replace(/\x1bP>\|([^\x1b\x07\x9c]*)(?:\x1b\\|\x07|\x9c)/g, (_, name: string) => {
      version = Buffer.from(name, 'latin1').toString();
      return '';
    })
    .replace(/\x1b\](10|11|4;\d+);([^\x1b\x07\x9c]*)(?:\x1b\\|\x07|\x9c)/g, (_, which: string, spec: string) => {
      const colour = parseColourSpec(spec);
      if (colour !== undefined) colours.set(which, colour);
      return '';
    })
    // An answer that the second cut off.
    .replace(/\x1b(?:\](?:(?:10?|11?|4(?:;\d*)?)(?:;[^\x1b\x07]*)?)?|P(?:>[^\x1b]*)?|\[\?[\d;]*)\x1b?$/, '');
  const theme = themeOf(colours);
  return { ...(version && { version }), ...(theme && { theme }), typed: Buffer.from(typed, 'latin1') };
}

function themeOf(colours: ReadonlyMap<string, number>): EmbeddedTheme | undefined {
  const foreground = colours.get('10');
  const background = colours.get('11');
  const all = Array.from({ length: COLOURS }, (_, index) => colours.get(`4;${index}`)).filter(
    (colour) => colour !== undefined,
  );
  if (foreground === undefined || background === undefined || all.length < COLOURS) return undefined;
  return { foreground, background, palette: all };
}
