// Finds the commands that were typed at prompts, from looks at the line that the cursor is on.
import type { Micros } from '../recording/cast.js';
import type { CursorLine } from '../terminal/emulator.js';
import type { Sums } from './steps.js';

export interface FoundCommand {
  text: string;
  /** When typing began, when it was entered, and when the next prompt came; undefined where none did. */
  readonly start: Micros;
  readonly enter: Micros;
  end: Micros | undefined;
  lines: number;
  characters: number;
  status: number | undefined;
}

export interface Look {
  readonly type: 'rest' | 'prompt' | 'enter';
  readonly time: Micros;
  readonly next: Micros;
  readonly sums: Sums;
  readonly line: CursorLine;
}

interface Prompt {
  readonly text: string;
  /** What stands at the right of the line, as zsh's RPROMPT. */
  readonly right: string;
  /** The shell said that it waits. */
  readonly said: boolean;
  readonly typedFrom: Micros;
  readonly events: number;
}

interface Candidate {
  readonly command: FoundCommand;
  readonly prompt: Prompt;
  readonly sums: Sums;
  /** Events that its typing took. */
  readonly typed: number;
}

/** What prompts end with; a share, an arrow and a tag do too, and are none. */
const PROMPT_END = /[$#%>\u276f\u279c\u00bb\u03bb\u203a\u27e9\u25b6\u2717\u2714]\s*$/u;
/** Programs too say so that something went wrong or well. */
const MAY_BE_A_SIGN = /[\u2717\u2714]\s*$/;
const NO_PROMPT = /\d\s?%\s*$|[=-]>\s*$|<[^<>]*>\s*$/;
/** Prompts of lines that go on: bash's PS2, zsh's, Python's. */
const GOES_ON = /^(?:(?:\w+ )*\w*>|\.\.\.|\s*\.\.\.:)\s*$/;
const OWN_PROMPT = /^\S{0,12}[\u276f$#%\u279c\u00bb]\s+(?=\S)/u;

export class ShellReader {
  readonly #candidates: Candidate[] = [];
  /** How often lines rested that end alike. */
  readonly #rests = new Map<string, number>();
  #prompt: Prompt | undefined;
  #open: Candidate | undefined;
  #spoken: string | undefined;
  /** Marks of commands were seen: only where the shell says so is one. */
  #marked = false;

  look({ type, time, next, sums, line }: Look): void {
    const part = paneOf(line);
    if (type === 'enter') {
      this.#enter(part, time, sums);
      return;
    }
    const known = this.#prompt;
    // A terminal that is drawn anew while somebody types says again that the shell waits.
    const goesOn = known !== undefined && part.before.startsWith(known.text);
    if (goesOn && (type === 'rest' || part.before.length > known.text.length)) return;
    // Until a command is entered a shell that said it waits goes on waiting, whatever it redraws.
    const said = !line.alternate && (type === 'prompt' || known?.said === true);
    if (!said) this.#prompt = undefined;
    if (part.before.trim() === '') return;
    this.#prompt = { text: part.before, right: part.after.trim(), said, typedFrom: next, events: sums.events };
    if (!said && !isPromptLike(part.before)) return;
    const shape = shapeOf(part.before);
    this.#rests.set(shape, (this.#rests.get(shape) ?? 0) + 1);
    this.#finish(time, sums);
  }

  /** OSC 133 and 633: A a prompt begins, C a command runs, D it ended, E its text. */
  mark(code: string, words: string, time: Micros, sums: Sums): void {
    if (code === 'C') this.#marked = true;
    if (code === 'E') this.#spoken = unescaped(words.split(';')[0] ?? '');
    const url = /(?:^|;)cmdline_url=([^;]*)/.exec(words)?.[1];
    if (code === 'C' && url !== undefined) this.#spoken = decoded(url);
    if (code === 'C' && this.#open && this.#spoken) {
      this.#open.command.text = this.#spoken;
      this.#spoken = undefined;
    }
    if (code === 'D') {
      const status = /^\d+/.exec(words)?.[0];
      const last = this.#candidates.at(-1);
      if (last && last.command.status === undefined && status !== undefined) last.command.status = Number(status);
    }
    if (code === 'A' || code === 'D') this.#finish(time, sums);
  }

  /** The commands, in order. @param end of the recording */
  found(end: Micros, sums: Sums): FoundCommand[] {
    this.#finish(undefined, sums);
    const likely = this.#candidates.filter((candidate) => this.#accepts(candidate));
    const alike = monotonous(likely);
    const accepted = likely.filter((candidate) => !alike.has(candidate));
    return joined(accepted).map((command) => ({
      ...command,
      end: command.end === undefined ? undefined : Math.min(command.end, end),
    }));
  }

  #enter(line: CursorLine, time: Micros, sums: Sums): void {
    const prompt = this.#prompt;
    this.#prompt = undefined;
    if (!prompt) return;
    const text = typedText(line, prompt);
    if (text === undefined || text === '') return;
    const start = Math.min(prompt.typedFrom, time);
    const command = { text, start, enter: time, end: undefined, lines: 0, characters: 0, status: undefined };
    this.#open = { command, prompt, sums, typed: sums.events - prompt.events };
    this.#candidates.push(this.#open);
  }

  /** The command that runs is over. */
  #finish(time: Micros | undefined, { characters, lines }: Sums): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    open.command.end = time;
    open.command.lines = Math.max(0, lines - open.sums.lines - 1);
    open.command.characters = characters - open.sums.characters;
  }

  #accepts({ prompt, typed, command }: Candidate): boolean {
    if (prompt.said) return true;
    if (this.#marked || !isPromptLike(prompt.text)) return false;
    const again = (this.#rests.get(shapeOf(prompt.text)) ?? 0) >= 2;
    const byHand = typed >= Math.min(3, command.text.length);
    return MAY_BE_A_SIGN.test(prompt.text) ? again && byHand : again || byHand;
  }
}

/** The part of a line that is between the borders beside the cursor, as in a pane of tmux. */
function paneOf({ before, after, alternate }: CursorLine): CursorLine {
  const left = Math.max(before.lastIndexOf('│'), before.lastIndexOf('┃'));
  const right = after.search(/[\u2502\u2503]/);
  return { before: before.slice(left + 1), after: right < 0 ? after : after.slice(0, right), alternate };
}

const isPromptLike = (text: string): boolean => PROMPT_END.test(text) && !NO_PROMPT.test(text);
const shapeOf = (prompt: string): string => prompt.trim().slice(-2);

/** What came at once, again and again the same: a program that tells how it gets on, no commands. */
function monotonous(candidates: readonly Candidate[]): Set<Candidate> {
  const atOnce = candidates.filter(({ prompt, typed }) => !prompt.said && typed < 3);
  const texts = new Set(atOnce.map(({ command }) => command.text));
  return new Set(texts.size * 2 <= atOnce.length ? atOnce : []);
}

/** What stands behind the prompt, without what stood at the right; undefined where the line is another. */
function typedText({ before, after }: CursorLine, { text, right, said }: Prompt): string | undefined {
  const line = `${before}${after}`;
  const whole = right === '' ? line : withoutRight(line, right);
  if (whole.startsWith(text)) {
    const typed = whole.slice(text.length);
    // Where a prompt rested before it was whole, its rest stands before what was typed.
    return (isPromptLike(text) ? typed : typed.replace(OWN_PROMPT, '')).trim();
  }
  if (!said) return undefined;
  // A prompt that is drawn anew, and shorter, once a command is entered.
  return /[\u276f$#%>\u279c\u00bb\u03bb\u203a]\s+(\S.*)$/u.exec(whole)?.[1]?.trim();
}

/** A clock at the right of the line may have gone on. */
function withoutRight(line: string, right: string): string {
  const shown = line.trimEnd();
  return shown.endsWith(right) ? shown.slice(0, -right.length) : shown.replace(/\s{3,}\S.*$/, '');
}

/** Lines that go on belong to the command before. */
function joined(candidates: readonly Candidate[]): FoundCommand[] {
  const commands: FoundCommand[] = [];
  let begun = '';
  for (const { command, prompt } of candidates) {
    const last = commands.at(-1);
    const goesOn = GOES_ON.test(prompt.text) && prompt.text !== begun && !/^>>>/.test(prompt.text);
    if (last && goesOn && last.lines === 0) {
      Object.assign(last, { ...command, start: last.start, text: `${last.text}\n${command.text}` });
    } else {
      begun = prompt.text;
      commands.push({ ...command });
    }
  }
  return commands;
}

const unescaped = (text: string): string =>
  text.replace(/\\(?:x([\da-f]{2})|(\\))/gi, (_, hex?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : '\\',
  );

function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}
