// Finds the secrets of a recording in both views: as a viewer sees them on the screen, and as the file holds them.
import type { Cast, CastEvent, Micros } from '../../recording/cast.js';
import { eachPlainRow, type SeenText, type TraceVisitor, traceOutput } from '../../search/trace.js';
import { throughEvents } from '../edit.js';
import type { StreamChanges } from './changes.js';
import type { ResultCheck } from './check/check.js';
import { Findings, type Stream } from './findings.js';
import type { Contexts } from './known/contexts.js';
import type { KnownSecrets } from './known/known.js';
import { RegionFinder } from './regions/finder.js';
import type { Match, Search, TextKind } from './search.js';
import type { SeenTexts } from './seen-texts.js';
import { eachText } from './strings/each.js';
import { encodedWords } from './strings/encoded-words.js';
import { type Field, fieldsOfEvent, fieldsOfHeader } from './strings/fields.js';
import { type StreamText, Stripper } from './strings/stripped.js';
import { TypedLines, type TypedText } from './strings/typed.js';

type Seen = Pick<SeenText, 'text' | 'positions'>;

/** What several searches of one recording share. */
export interface Known {
  /** Lines that nothing was found in. */
  clean: Set<string>;
  /** Plain lines that surely have nothing, and stretches of a stream that hold no words in base64 and the like. */
  dull: SeenTexts;
  plain: SeenTexts;
  /** Whether the screen is ever resized. */
  resizes: boolean;
  secrets: KnownSecrets;
  /** Where secrets stand on screens, and in control strings. */
  places: { screen: Contexts; strings: Contexts };
}

/** What a search fills, and what reads with it. */
export interface FinderTargets {
  changes: StreamChanges;
  check?: ResultCheck | undefined;
}

/** Lines that were searched and had nothing; forgotten when there are too many. */
const MOST_CLEAN_LINES = 150_000;

/** One search. Owns what it has found so far. */
export class SecretFinder {
  readonly findings: Findings;
  readonly #changes: StreamChanges;
  readonly #search: Search;
  readonly #known: Known;
  readonly #regions: RegionFinder;
  readonly #check: ResultCheck | undefined;
  /** The event that is being read. */
  #event = 0;

  /** @param check gets to see all that is read */
  constructor(search: Search, mask: string, known: Known, { changes, check }: FinderTargets) {
    this.findings = new Findings(mask);
    this.#check = check?.isNeeded ? check : undefined;
    this.#search = search;
    this.#known = known;
    this.#changes = changes;
    this.#regions = new RegionFinder(search, {
      found: (detector, secret, positions, isCut) => {
        known.secrets.add(secret, { ...detector, isCut });
        this.#mark(detector.name, secret, positions);
      },
      isKnown: (secret) => known.secrets.has(secret),
      isClean: (text) => known.clean.has(text),
      clean: (text) => this.#remember(text),
    });
  }

  /** Searches all of the recording, in one go through it; pauses (yields) now and then. */
  *run(cast: Cast): Generator<void, void, void> {
    for (const field of fieldsOfHeader(cast.header)) {
      this.#searchField(field, undefined, (inner) => this.#check?.text(inner, field.where));
    }
    this.#check?.header(cast.header);
    yield* this.#searchScreens(throughEvents(cast, (events) => this.#searchingFile(events)));
    this.#regions.end();
  }

  /** Passes events on, and searches what the file holds as they pass. */
  *#searchingFile(events: Iterable<CastEvent>): Generator<CastEvent, void, void> {
    const strippers = { output: this.#stripper('output'), input: this.#stripper('input') };
    const typed = new TypedLines((line) => this.#searchTyped(line));
    const others = new Map<string, string>();
    for (const event of events) {
      this.#check?.event(event, this.#event);
      if (event.type === 'output' || event.type === 'input') {
        this.findings.events[event.type].add(event.data, this.#event, event.time);
        strippers[event.type].add(event.data);
        if (event.type === 'input') typed.add(event.data);
      }
      if (event.comments || (event.type !== 'output' && event.type !== 'input')) this.#searchEvent(event, others);
      yield event;
      this.#event++;
    }
    typed.end();
    strippers.input.end();
    strippers.output.end();
    for (const [code, text] of others) this.#searchField({ where: `event ${JSON.stringify(code)}`, text });
  }

  #stripper(where: Stream): Stripper {
    const visitor = {
      text: (text: StreamText, { glued }: { glued: boolean }) => {
        this.#searchText(text, where, { lines: true, glued });
        this.#check?.text(text.text, where);
      },
      payload: (text: StreamText) => {
        this.#searchString(text, where);
        this.#check?.string(text.text, where);
      },
    };
    return new Stripper(visitor, { marks: true });
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
      rows: (changed, screen) => {
        this.#regions.visit(changed, screen);
        this.#check?.screen(changed, screen);
      },
      joined: (position, base) => this.#changes.join(position, base),
      wantsEach: (data) => watching || this.#regions.isWatching || search.mayGoOn(data),
      isDull: (lines, position) => this.#areDull(lines, position),
      wantsScreen: () => watching,
      screen: (seen) => {
        watching = search.mayGoOn(seen.text);
        for (const match of watching ? search.findMultiline(seen.text) : []) this.#markSeen(seen, match);
      },
    };
    yield* traceOutput(cast, visitor);
  }

  /** Plain lines show what they hold, and what is found in them is marked without a look at the screen. */
  #areDull(lines: string, position: number): boolean {
    if (!this.#regions.areNarrow(lines) || this.#check?.areDull(lines) === false) return false;
    if (this.#known.dull.has(lines)) return true;
    if (!this.#search.mayFind(lines)) {
      this.#known.dull.add(lines);
      return true;
    }
    if (this.#regions.mayBegin(lines)) return false;
    eachPlainRow(lines, position, (text, start) => {
      const positions = (from: number, to: number) => numbersFrom(start + from, start + to);
      this.#searchLine({ text, positions });
    });
    return true;
  }

  #searchLine(seen: Seen): void {
    for (const match of this.#findInLine(seen.text)) {
      this.#known.places.screen.note(seen.text, [match.from, match.to], this.#event);
      this.#markSeen(seen, match);
    }
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

  #know({ detector, from, to }: Match, text: string): void {
    this.#known.secrets.add(text.slice(from, to), detector);
  }

  #markSeen(seen: Seen, match: Match): void {
    this.#know(match, seen.text);
    this.#mark(match.detector.name, seen.text.slice(match.from, match.to), seen.positions(match.from, match.to));
  }

  #mark(detector: string, secret: string, positions: readonly number[]): void {
    if (positions.length === 0) this.findings.drawn(detector, secret);
    else if (this.#changes.hide('output', positions)) this.findings.inStream('output', detector, positions[0]!, secret);
  }

  #searchText(text: StreamText, where: Stream, kind: TextKind): void {
    for (const found of this.#search.find(text.text, kind)) {
      const match = kind.glued ? shortest(found, text) : found;
      const secret = text.text.slice(match.from, match.to);
      this.#know(match, text.text);
      if (!this.#changes.hide(where, positionsOf(text, match))) continue;
      this.findings.inStream(where, match.detector.name, text.position(match.from), secret);
    }
    if (!kind.glued && !this.#known.plain.has(text.text)) this.#searchEncoded(text, where);
  }

  #searchEncoded(text: StreamText, where: Stream): void {
    const words = encodedWords(text.text);
    if (words.length === 0) this.#known.plain.add(text.text);
    // What a text holds in base64 and the like is hidden as a known secret.
    for (const { word, at } of words) {
      if (this.#known.clean.has(word)) continue;
      const before = this.findings.list.length;
      for (const inner of eachText(word)) if (inner !== word) this.#searchInner(inner, text.position(at), where);
      if (this.findings.list.length === before) this.#remember(word);
    }
  }

  #searchInner(inner: string, position: number, where: Stream): void {
    for (const match of this.#search.find(inner, { lines: true, glued: true })) {
      this.#know(match, inner);
      this.findings.inStream(where, match.detector.name, position, inner.slice(match.from, match.to));
    }
  }

  /** What an escape string held. */
  #searchString(text: StreamText, where: Stream): void {
    for (const inner of eachText(text.text)) {
      for (const match of this.#search.find(inner, { lines: true })) {
        this.#know(match, inner);
        this.#known.places.strings.note(inner, [match.from, match.to], this.#event);
        this.findings.inStream(where, match.detector.name, text.position(0), inner.slice(match.from, match.to));
      }
    }
  }

  #searchTyped({ text, source }: TypedText): void {
    this.#check?.string(text, 'input');
    for (const match of this.#search.find(text, { lines: false })) {
      this.#know(match, text);
      const { plain, digits } = source(match.from);
      const position = plain[0] ?? digits[0]?.[0] ?? 0;
      this.findings.inStream('input', match.detector.name, position, text.slice(match.from, match.to));
    }
  }

  #searchEvent(event: CastEvent, others: Map<string, string>): void {
    for (const field of fieldsOfEvent(event)) this.#searchField(field, { index: this.#event, time: event.time });
    if (event.type === 'other' && typeof event.data === 'string') {
      others.set(event.code, (others.get(event.code) ?? '') + event.data);
    }
  }

  /** `read` gets each text that the field holds. */
  #searchField({ where, text }: Field, event?: { index: number; time: Micros }, read?: (inner: string) => void): void {
    for (const inner of eachText(text)) {
      read?.(inner);
      for (const match of this.#search.find(inner, { lines: true })) {
        this.#know(match, inner);
        this.findings.inField(where, match.detector.name, inner.slice(match.from, match.to), event);
      }
    }
  }
}

/** Where texts from several places are glued together, a secret ends where it is whole. */
function shortest(match: Match, stream: StreamText): Match {
  const { detector, from, to } = match;
  const { text } = stream;
  for (let at = from + 1; at < to; at++) {
    if (stream.position(at) === stream.position(at - 1) + 1) continue;
    const part = text.slice(from, at);
    for (const pattern of detector.patterns) {
      pattern.lastIndex = 0;
      if (pattern.exec(part)?.[0] === part) return { detector, from, to: at };
    }
  }
  return match;
}

const numbersFrom = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

function* positionsOf(text: StreamText, { from, to }: Match): Generator<number> {
  for (let at = from; at < to; at++) if (text.text[at] !== '\0') yield text.position(at);
}
