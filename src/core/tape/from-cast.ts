// A recording with what was typed, as a tape that types it again.
import { CastError, type Warn } from '../errors.js';
import type { Cast, Header } from '../recording/cast.js';
import type { Micros } from '../time.js';
import { TYPING_SPEED } from './plan.js';
import { type TapeShell, tapeShells } from './settings.js';
import { pressesIn } from './unkey.js';

/** Pauses above this are slept. */
const NOTICEABLE: Micros = 400_000;
const LONGEST_LINE = 70;

/** Escape sequences, for looking at text only. */
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])/g;
/** What a shell asks for the next command with. */
const PROMPT = /(?:^|[\r\n])[^\r\n]*[$#%>\u276f]\s?$/;

/**
 * The text of a tape, in pieces.
 * @throws CastError for a recording without what was typed
 */
export function* tapeOf(cast: Cast, warn: Warn = () => {}): Generator<string> {
  const steps = stepsOf(cast);
  if (!steps.some(({ input }) => input)) {
    throw new CastError(
      { file: cast.name },
      'expected what was typed, to type it again, found output only',
      undefined,
      {
        hint: 'castkit rec --capture-input records it, and so does castkit tape --record',
      },
    );
  }
  const speed = typicalGap(steps);
  yield `${headOf(cast, speed).join('\n')}\n\n`;
  const writer = new TapeWriter(speed);
  for (const step of steps) yield* writer.take(step);
  yield* writer.end();
  if (writer.lost > 0) warn(`${cast.name}: ${writer.lost} keys that no tape can press were left out`);
}

interface Step {
  readonly time: Micros;
  readonly input?: string;
  readonly marker?: string;
  readonly size?: string;
  /** The end. */
  readonly isEnd?: boolean;
  /** Since the step before, the shell has asked for a command. */
  readonly prompted: boolean;
}

function stepsOf({ events }: Cast): Step[] {
  const steps: Step[] = [];
  let output = '';
  let time: Micros = 0;
  for (const event of events) {
    time = event.time;
    if (event.type === 'output') {
      output = (output + event.data).slice(-2000);
      continue;
    }
    const prompted = PROMPT.test(output.replace(ESCAPES, ''));
    if (event.type === 'input') steps.push({ time, input: event.data, prompted });
    else if (event.type === 'marker') steps.push({ time, marker: event.label, prompted });
    else if (event.type === 'resize') steps.push({ time, size: `${event.cols}x${event.rows}`, prompted });
    output = '';
  }
  return [...steps, { time, isEnd: true, prompted: false }];
}

/** Between keys that are typed in one go, in steps of 10 ms. */
function typicalGap(steps: readonly Step[]): Micros {
  const gaps = steps
    .slice(1)
    .flatMap(({ time, input }, at) =>
      input?.length === 1 && steps[at]!.input?.length === 1 ? [time - steps[at]!.time] : [],
    )
    .filter((gap) => gap <= NOTICEABLE)
    .sort((a, b) => a - b);
  const middle = gaps[Math.floor(gaps.length / 2)] ?? TYPING_SPEED;
  return Math.max(10_000, Math.round(middle / 10_000) * 10_000);
}

function headOf({ name, header }: Cast, speed: Micros): string[] {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:cast|json)(?:\.gz)?$/i, '');
  const file = /^[\w.-]+$/.test(base) ? base : 'demo';
  const shell = shellOf(header);
  return [
    `Output ${file}.gif`,
    '',
    ...(shell === 'bash' ? [] : [`Set Shell ${shell}`]),
    `Set Cols ${header.cols}`,
    `Set Rows ${header.rows}`,
    ...(speed === TYPING_SPEED ? [] : [`Set TypingSpeed ${timeWords(speed)}`]),
  ];
}

const shellOf = ({ env, command }: Header): TapeShell => {
  const named = (command ?? env?.['SHELL'] ?? '').split(' ')[0]!.split('/').at(-1);
  return tapeShells.find((shell) => shell === named) ?? 'bash';
};

const timeWords = (time: Micros): string => (time % 1e6 === 0 ? `${time / 1e6}s` : `${Math.round(time / 1000)}ms`);

/** Owns the text that is typed in one go, and the time up to which the tape has come. */
class TapeWriter {
  #text = '';
  #at: Micros = 0;
  #entered = false;
  lost = 0;

  constructor(readonly speed: Micros) {}

  *take({ time, input, marker, size, isEnd, prompted }: Step): Generator<string> {
    const pause = time - this.#at;
    if (pause > NOTICEABLE || (this.#entered && prompted)) yield* this.#flush();
    // What the shell took is its own affair the next time: the rest of the pause is a pause.
    if (this.#entered && prompted && input !== undefined) yield 'Wait+Prompt\n';
    if (pause > NOTICEABLE) yield `Sleep ${timeWords(Math.round(pause / 100_000) * 100_000)}\n`;
    this.#at = time;
    if (isEnd) return;
    this.#entered = false;
    if (marker !== undefined) yield* this.#line(marker === '' ? 'Marker' : `Marker ${quoted(marker)}`);
    else if (size !== undefined) yield* this.#line(`Resize ${size}`);
    else yield* this.#press(input ?? '');
  }

  *#press(input: string): Generator<string> {
    const { presses, lost } = pressesIn(input);
    this.lost += lost;
    for (const press of presses) {
      this.#at += this.speed;
      if (press.kind === 'text') this.#text += press.text;
      else if (press.command === 'Enter') {
        const typed = [...typeCommands(this.#text), 'Enter'];
        this.#text = '';
        this.#entered = true;
        yield `${typed.join(' ')}\n`;
      } else yield* this.#line(press.command);
    }
    if (this.#text.length > LONGEST_LINE) yield* this.#flush();
  }

  *#line(command: string): Generator<string> {
    yield* this.#flush();
    yield `${command}\n`;
  }

  *#flush(): Generator<string> {
    for (const command of typeCommands(this.#text)) yield `${command}\n`;
    this.#text = '';
  }

  *end(): Generator<string> {
    yield* this.#flush();
  }
}

/** In quotes that the text has not: strings know no escapes. */
function quoted(text: string): string {
  const quote = ['"', "'", '`'].find((one) => !text.includes(one)) ?? '"';
  return `${quote}${text.replaceAll(/[\r\n]/g, ' ').replaceAll(quote, '')}${quote}`;
}

/** As many commands as its quotes need. */
function typeCommands(text: string): string[] {
  const commands: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const longest = ['"', "'", '`']
      .map((quote) => ({ quote, part: rest.split(quote, 1)[0]! }))
      .reduce((best, one) => (one.part.length > best.part.length ? one : best));
    commands.push(`Type ${longest.quote}${longest.part}${longest.quote}`);
    rest = rest.slice(longest.part.length);
  }
  return commands;
}
