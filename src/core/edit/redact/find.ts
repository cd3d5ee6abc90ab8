// Finds the secrets of a recording in both views: as a viewer sees them on the screen, and as the file holds them.
import { decodeUtf8 } from '../../bytes.js';
import { platform } from '../../platform.js';
import type { Cast, CastEvent, Micros } from '../../recording/cast.js';
import { plainRows, type SeenText, type TraceVisitor, traceOutput } from '../../search/trace.js';
import { throughEvents } from '../edit.js';
import { type Field, fieldsOfEvent, fieldsOfHeader } from './fields.js';
import { Marks } from './marks.js';
import { preview } from './mask.js';
import type { Match, Search } from './search.js';
import { type StreamText, Stripper } from './stripped.js';
import { TypedLines } from './typed.js';

/**
 * A secret that was found, told without the secret itself.
 * @example
 * const kinds = (await findSecrets(cast)).map(({ detector, preview }: Finding) => `${detector}: ${preview}`);
 */
export interface Finding {
  detector: string;
  /** "output", "input", "marker", "exit", "comment", the code of another event, or the header's field: "header title". */
  where: string;
  /** Index of the event in which it begins (as `event:` counts) and its time; absent in the header. */
  event?: number;
  time?: Micros;
  /** The start of it, the rest hidden. */
  preview: string;
}

export interface Secrets {
  output: Marks;
  input: Marks;
  /** Of the output: code points that join the grapheme before them, secret or not. */
  joined: Marks;
  findings: Finding[];
}

/** Which event a position of a stream belongs to. */
class EventIndex {
  readonly #starts: number[] = [];
  readonly #events: { index: number; time: Micros }[] = [];
  length = 0;

  add(data: string, index: number, time: Micros): void {
    this.#starts.push(this.length);
    this.#events.push({ index, time });
    this.length += data.length;
  }

  at(position: number): { index: number; time: Micros } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return this.#events[low]!;
  }
}

/** What several searches of one recording share. */
export interface Known {
  /** Lines that nothing was found in. */
  clean: Set<string>;
  /** Whether the screen is ever resized. */
  resizes: boolean;
}

/** OSC 52, and iTerm2's way. */
const CLIPBOARD = /^(?<command>52;[^;]{0,16};|1337;Copy=[^:;]{0,16}[:;])(?<data>[A-Za-z0-9+/]{4,}={0,2})$/;

/** Lines that were searched and had nothing; forgotten when there are too many. */
const MOST_CLEAN_LINES = 150_000;

export class SecretFinder {
  readonly secrets: Secrets = { output: new Marks(), input: new Marks(), joined: new Marks(), findings: [] };
  readonly #search: Search;
  readonly #mask: string;
  readonly #events = { output: new EventIndex(), input: new EventIndex() };
  readonly #told = new Set<string>();
  readonly #known: Known;

  constructor(search: Search, mask: string, known: Known) {
    this.#search = search;
    this.#mask = mask;
    this.#known = known;
  }

  /** Searches all of the recording, in one go through it; pauses (yields) now and then. */
  *run(cast: Cast): Generator<void, void, void> {
    for (const field of fieldsOfHeader(cast.header)) this.#searchField(field);
    yield* this.#searchScreens(throughEvents(cast, (events) => this.#searchingFile(events)));
  }

  /** Passes events on, and searches what the file holds as they pass. */
  *#searchingFile(events: Iterable<CastEvent>): Generator<CastEvent, void, void> {
    const strippers = { output: this.#stripper('output'), input: this.#stripper('input') };
    const typed = new TypedLines((line) => this.#searchText(line, { where: 'input', lines: false }));
    let index = 0;
    for (const event of events) {
      if (event.type === 'output' || event.type === 'input') {
        this.#events[event.type].add(event.data, index, event.time);
        strippers[event.type].add(event.data);
        if (event.type === 'input') typed.add(event.data);
      }
      if (event.comments || (event.type !== 'output' && event.type !== 'input')) this.#searchEvent(event, index);
      index++;
      yield event;
    }
    typed.end();
    strippers.input.end();
    strippers.output.end();
  }

  #stripper(where: 'output' | 'input'): Stripper {
    return new Stripper({
      text: (text, { glued }) => this.#searchText(text, { where, lines: true, glued }),
      payload: (text) => {
        this.#searchText(text, { where, lines: true });
        this.#searchClipboard(text, where);
      },
    });
  }

  /** What a program puts into the clipboard is base64: all of it is hidden, for a part of it would be other text. */
  #searchClipboard(payload: StreamText, where: 'output' | 'input'): void {
    const { command = '', data = '' } = CLIPBOARD.exec(payload.text)?.groups ?? {};
    if (data === '') return;
    const text = decodeUtf8(platform().fromBase64(data));
    for (const { detector, from, to } of this.#search.find(text, { lines: true })) {
      for (let at = 0; at < data.length; at++) this.secrets[where].add(payload.position(command.length + at));
      this.#tell(where, detector, payload.position(command.length), text.slice(from, to));
    }
  }

  *#searchScreens(cast: Cast): Generator<void, void, void> {
    const search = this.#search;
    let watching = false;
    const visitor: TraceVisitor = {
      resizes: this.#known.resizes,
      line: (seen) => {
        watching ||= search.mayGoOn(seen.text);
        this.#searchLine(seen);
      },
      joined: (position) => this.secrets.joined.add(position),
      wantsEach: (data) => watching || search.mayGoOn(data),
      isDull: (lines) =>
        !search.mayFind(lines) || plainRows(lines).every((text) => this.#findInLine(text).length === 0),
      wantsScreen: () => watching,
      screen: (seen) => {
        watching = search.mayGoOn(seen.text);
        for (const match of watching ? search.findMultiline(seen.text) : []) this.#markSeen(seen, match);
      },
    };
    yield* traceOutput(cast, visitor);
  }

  #searchLine(seen: SeenText): void {
    for (const match of this.#findInLine(seen.text)) this.#markSeen(seen, match);
  }

  #findInLine(text: string): readonly Match[] {
    if (!this.#search.mayFind(text) || this.#known.clean.has(text)) return [];
    const matches = this.#search.find(text, { lines: false });
    if (matches.length === 0) this.#remember(text);
    return matches;
  }

  #remember(text: string): void {
    if (this.#known.clean.size >= MOST_CLEAN_LINES) this.#known.clean.clear();
    this.#known.clean.add(text);
  }

  #markSeen(seen: SeenText, { detector, from, to }: Match): void {
    const positions = seen.positions(from, to);
    if (positions.length === 0) {
      this.#tellDrawn(detector, seen.text.slice(from, to));
      return;
    }
    const marks = this.secrets.output;
    const before = marks.count;
    for (const position of positions) marks.add(position);
    if (marks.count > before) this.#tell('output', detector, positions[0]!, seen.text.slice(from, to));
  }

  #searchText(
    text: StreamText,
    { where, ...kind }: { where: 'output' | 'input'; lines: boolean; glued?: boolean },
  ): void {
    for (const { detector, from, to } of this.#search.find(text.text, kind)) {
      const marks = this.secrets[where];
      const before = marks.count;
      for (let at = from; at < to; at++) if (text.text[at] !== '\0') marks.add(text.position(at));
      if (marks.count > before) this.#tell(where, detector, text.position(from), text.text.slice(from, to));
    }
  }

  #searchEvent(event: CastEvent, index: number): void {
    for (const field of fieldsOfEvent(event)) this.#searchField(field, { index, time: event.time });
  }

  #searchField({ where, text }: Field, event?: { index: number; time: Micros }): void {
    for (const { detector, from, to } of this.#search.find(text, { lines: true })) {
      const when = event ? { event: event.index, time: event.time } : {};
      this.secrets.findings.push({ detector, where, ...when, preview: preview(text.slice(from, to), this.#mask) });
    }
  }

  /** What no text of the output has put there cannot be hidden: DECALN fills the screen with letters, say. */
  #tellDrawn(detector: string, secret: string): void {
    const key = `drawn ${detector} ${secret}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.secrets.findings.push({
      detector,
      where: 'what a control sequence draws',
      preview: preview(secret, this.#mask),
    });
  }

  #tell(where: 'output' | 'input', detector: string, position: number, secret: string): void {
    const key = `${where} ${detector} ${position}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const { index, time } = this.#events[where].at(position);
    this.secrets.findings.push({ detector, where, event: index, time, preview: preview(secret, this.#mask) });
  }
}
