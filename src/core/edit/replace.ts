// castkit replace: a word fixed wherever it stands, on the screen and in the file.

import { CastError, UsageError } from '../errors.js';
import { text, toggle } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import type { Cast, CastEvent } from '../recording/cast.js';
import { graphemes, traceOutput } from '../search/trace.js';
import { runYielding } from '../yielder.js';
import { defineEdit, required, throughEvents } from './edit.js';
import { fieldsOfEvent, fieldsOfHeader, mapEvent, mapHeader } from './redact/strings/fields.js';
import { type StreamText, Stripper } from './redact/strings/stripped.js';
import { remembered } from './remembered.js';
import { SparseNumbers } from './sparse-numbers.js';

/**
 * Option declarations of `replace`: names, checks, defaults.
 * @example
 * replaceOptions.reflow.default; // => false
 */
export const replaceOptions = {
  from: text({
    flag: 'from',
    group: 'Input',
    help: 'the text that goes',
    default: undefined,
    accepts: (from) => from !== '',
  }),
  to: text({ flag: 'to', group: 'Input', help: 'the text that comes', default: undefined }),
  reflow: toggle({
    flag: 'reflow',
    group: 'Output',
    help: 'let the new text be wider or narrower, and move what follows',
    default: false,
  }),
};

/**
 * Replaces a text in output, input, markers and header, also where colours, wraps or the borders of events are in it.
 * On the screen a shorter one is filled up with blanks, unless what follows may move.
 * @throws UsageError where the new text is wider and nothing may move; CastError where the text is nowhere
 * @example
 * const other = await pipe(cast, replace({ from: 'Porto', to: 'Genoa' }));
 */
export const replace = defineEdit(replaceOptions, (options) => {
  const from = required(replaceOptions.from, options.from);
  const to = required(replaceOptions.to, options.to);
  const free = reflowed(from, to);
  const shown = options.reflow ? free : fitted(from, to);
  return async (original) => {
    const cast = remembered(original);
    const changes = new Changes(from, shown, free);
    await runYielding(changes.find(cast));
    const change = (field: string) => field.replaceAll(from, () => to);
    if (changes.count === 0 && !isInFields(cast, from)) {
      throw new CastError({ file: cast.name }, `expected the text ${JSON.stringify(from)}, found it nowhere`);
    }
    const result = throughEvents(cast, (events) => changed(events, changes, change));
    return { ...result, header: mapHeader(cast.header, { text: change }) };
  };
});

function isInFields(cast: Cast, text: string): boolean {
  const isIn = (fields: readonly { text: string }[]) => fields.some((field) => field.text.includes(text));
  if (isIn(fieldsOfHeader(cast.header))) return true;
  for (const event of cast.events) if (isIn(fieldsOfEvent(event))) return true;
  return false;
}

/** What comes in the place of each grapheme of `from`, so that the cells are the same. */
function fitted(from: string, to: string): string[] {
  const room = graphemes(from);
  const coming = graphemes(to);
  const [wide, given] = [room, coming].map((list) => list.reduce((sum, { width }) => sum + width, 0)) as [
    number,
    number,
  ];
  if (given > wide) {
    throw new UsageError(optionName('to'), {
      expected: `a text of at most ${wide} cells, as ${optionName('from')} has`,
      received: `one of ${given}`,
      hint: `${optionName('reflow')} lets what follows move`,
    });
  }
  return dealt(room, [...coming, ...Array.from({ length: wide - given }, () => ({ text: ' ', width: 1 }))]);
}

/** Grapheme by grapheme, each cell of it covered before the next one's turn. */
function dealt(room: readonly { width: number }[], coming: readonly { text: string; width: number }[]): string[] {
  const parts = room.map(() => '');
  let [next, covered, cells] = [0, 0, 0];
  for (const [index, { width }] of room.entries()) {
    cells += width;
    while (next < coming.length && covered < cells) {
      parts[index] += coming[next]!.text;
      covered += coming[next++]!.width;
    }
  }
  return parts;
}

/** What is too much goes to the last one. */
function reflowed(from: string, to: string): string[] {
  const coming = graphemes(to).map((grapheme) => grapheme.text);
  const count = graphemes(from).length;
  const parts = Array.from({ length: count }, (_, at) => coming[at] ?? '');
  parts[count - 1] += coming.slice(count).join('');
  return parts;
}

type Stream = 'output' | 'input';

/** Which characters of the streams go, and what comes in the place of each. Owns both lists. */
class Changes {
  readonly #from: string;
  /** By grapheme of `from`: on the screen, then, from #free on, where no cell is beside it, as in titles, links and input. */
  readonly #texts: readonly string[];
  readonly #free: number;
  /** Code units of each grapheme of `from`. */
  readonly #lengths: readonly number[];
  /** One more than the index of the text that comes; a character in whose place nothing comes has the number after the last. */
  readonly #numbers: Record<Stream, SparseNumbers>;

  constructor(from: string, shown: readonly string[], free: readonly string[]) {
    this.#from = from;
    this.#texts = [...shown, ...free];
    this.#free = shown.length;
    const largest = this.#texts.length + 1;
    this.#numbers = { output: new SparseNumbers(largest), input: new SparseNumbers(largest) };
    this.#lengths = graphemes(from).map((grapheme) => grapheme.text.length);
  }

  get count(): number {
    return this.#numbers.output.count + this.#numbers.input.count;
  }

  /** The data of an event, which begins at the position `start` of its stream, as it will be. */
  apply(data: string, stream: Stream, start: number): string {
    const numbers = this.#numbers[stream];
    const end = start + data.length;
    let result = '';
    let done = 0;
    for (let at = numbers.next(start, end); at < end; at = numbers.next(at + 1, end)) {
      result += data.slice(done, at - start) + (this.#texts[numbers.at(at) - 1] ?? '');
      done = at - start + ((data.codePointAt(at - start) ?? 0) > 0xffff ? 2 : 1);
    }
    return result + data.slice(done);
  }

  /** Pauses (yields) now and then. */
  *find(cast: Cast): Generator<void, void, void> {
    const strippers = { output: this.#stripper('output'), input: this.#stripper('input') };
    let resizes = false;
    for (const event of cast.events) {
      resizes ||= event.type === 'resize';
      if (event.type === 'output' || event.type === 'input') strippers[event.type].add(event.data);
      yield;
    }
    strippers.output.end();
    strippers.input.end();
    const line = (seen: Parameters<Parameters<typeof traceOutput>[1]['line']>[0]) => {
      for (const at of this.#places(seen.text)) {
        for (const [index, { starts, joined }] of seen.printed(at, at + this.#from.length).entries()) {
          for (const start of starts) this.#numbers.output.put(start, index + 1);
          for (const rest of joined) this.#numbers.output.put(rest, this.#texts.length + 1);
        }
      }
    };
    const isDull = (lines: string) => !lines.includes(this.#from);
    yield* traceOutput(cast, { line, isDull, resizes });
  }

  #stripper(stream: Stream): Stripper {
    return new Stripper({
      text: (text) => this.#findIn(text, stream, stream === 'output' ? 0 : this.#free),
      payload: (text) => this.#findIn(text, stream, this.#free),
    });
  }

  #findIn(text: StreamText, stream: Stream, first: number): void {
    for (const place of this.#places(text.text)) {
      let at = place;
      for (const [index, length] of this.#lengths.entries()) {
        for (let unit = 0; unit < length; unit++) {
          const starts = unit === 0 || (text.text.charCodeAt(at + unit) & 0xfc00) !== 0xdc00;
          if (starts)
            this.#numbers[stream].put(text.position(at + unit), (unit === 0 ? first + index : this.#texts.length) + 1);
        }
        at += length;
      }
    }
  }

  *#places(text: string): Generator<number> {
    for (let at = text.indexOf(this.#from); at >= 0; at = text.indexOf(this.#from, at + this.#from.length)) yield at;
  }
}

function* changed(
  events: Iterable<CastEvent>,
  changes: Changes,
  change: (text: string) => string,
): Generator<CastEvent> {
  const at = { output: 0, input: 0 };
  for (const event of events) {
    const result = mapEvent(event, { text: change });
    if (result.type === 'output' || result.type === 'input') {
      const data = changes.apply(result.data, result.type, at[result.type]);
      at[result.type] += result.data.length;
      yield data === result.data ? result : { ...result, data };
    } else yield result;
  }
}
