// Looks for secrets in texts. Where the texts come from, and what becomes of a match, is the callers' matter.

import { UsageError } from '../../errors.js';
import { optionName } from '../../options/option-name.js';
import type { Detector } from './detectors.js';
import { streamForm } from './known/normal.js';
import { Literals } from './literals.js';
import { longRuns } from './long-runs.js';
import type { Starts } from './regions/partial.js';

export interface Match {
  detector: Detector;
  /** Of what is to be hidden, in code units. */
  from: number;
  to: number;
}

/** Texts by how they are searched. */
export interface TextKind {
  /** Line breaks are part of it. */
  lines: boolean;
  /** Moves of the cursor were left out without a trace. */
  glued?: boolean;
}

interface Searcher {
  readonly detector: Detector;
  /** A user's pattern: on pieces of a line only, for it may take the square of their length. */
  readonly bounded: boolean;
}

/** Pieces that users' patterns see of longer lines, and how far one reaches into the next. */
const PIECE = 2048;
const OVERLAP = 512;

/** Worth being remembered, and how many code units of such texts are. */
const LONG = 16_384;
const MOST_KEPT = 16_000_000;

const MAY_BREAK = /\\[nrsWDSB]|\\x0|\\u000|\[\^/;

export class Search {
  readonly #searchers: readonly Searcher[];
  /** Those of them that need a text out of a list, and the others. */
  readonly #listed = new Map<Detector, Searcher>();
  readonly #unlisted: Searcher[] = [];
  /** Texts that were asked for, which are looked for together. */
  readonly #texts = new Literals();
  /** What must stand in a text for some of the detectors. */
  readonly #needles = new Literals();
  readonly #multiline: readonly Detector[];
  /** Whether it needs guarded(): patterns of unknown manners. */
  readonly needsGuard: boolean;
  readonly #mask: string;
  /** Finds something in every text that has a match; undefined where that cannot be told. */
  readonly #any: RegExp | undefined;
  /** The same for what needs a long run. */
  readonly #long: RegExp | undefined;
  /** How secrets of a known shape begin, if any are looked for. */
  readonly begins: Starts | undefined;
  /** The detector of private keys, if these are looked for. */
  readonly hasKeys: Detector | undefined;
  /** Long texts without a match. */
  readonly #clean = new Set<string>();
  #kept = 0;

  /** @param mask what has been hidden already: a match of nothing else is none */
  constructor(detectors: readonly Detector[], { texts, patterns }: Asked, mask: string) {
    this.#searchers = [
      ...detectors.map((detector) => ({ detector, bounded: false })),
      ...patterns.map((detector) => ({ detector, bounded: detector.multiline !== true })),
    ];
    for (const text of texts) for (const form of textForms(text.asked ?? '')) this.#texts.add(form, text);
    this.#multiline = [...detectors, ...patterns, ...texts].filter(({ multiline }) => multiline);
    for (const searcher of this.#searchers) this.#list(searcher);
    const needs = (long: boolean) =>
      this.#searchers.filter(({ detector }) => (detector.long ?? false) === long).map(({ detector }) => detector.needs);
    this.#any = anyOf(needs(false));
    this.#long = anyOf(needs(true));
    this.needsGuard = patterns.length > 0;
    this.#mask = mask;
    this.begins = startsOf(detectors.filter(({ begins }) => begins !== undefined));
    this.hasKeys = detectors.find(({ name }) => name === 'private-key');
  }

  #list(searcher: Searcher): void {
    const { needs } = searcher.detector;
    if (needs === undefined || needs instanceof RegExp) {
      this.#unlisted.push(searcher);
      return;
    }
    this.#listed.set(searcher.detector, searcher);
    for (const need of needs) this.#needles.add(need, searcher.detector);
  }

  /** Those whose texts are there, and all that need none if any of these may find something. */
  #candidates(likely: ReadonlySet<Detector>, others: boolean): Iterable<Searcher> {
    if (likely.size === 0) return others ? this.#unlisted : [];
    return [...[...likely].map((detector) => this.#listed.get(detector)!), ...this.#unlisted];
  }

  /** False for a text that surely has no match; costs little. */
  mayFind(text: string): boolean {
    if (this.#texts.mayBeIn(text) || this.#needles.mayBeIn(text) || this.#any?.test(text) !== false) return true;
    const runs = longRuns(text);
    return runs !== '' && this.#long?.test(runs) !== false;
  }

  /** All matches in a text, in no particular order. What had none is not searched again, if it is long. */
  find(text: string, { lines, glued = false }: TextKind): Match[] {
    const key = text.length < LONG ? undefined : `${lines} ${glued} ${text}`;
    if (key !== undefined && this.#clean.has(key)) return [];
    const matches: Match[] = [];
    const likely = this.#needles.detectorsIn(text);
    const others = key !== undefined || this.#any?.test(text) !== false;
    const runs = longRuns(text);
    for (const { detector, bounded } of this.#candidates(likely, others || runs !== '')) {
      if ((glued && detector.loose) || (detector.long && runs === '')) continue;
      if (!likely.has(detector) && !isLikely(detector, detector.long ? runs : text)) continue;
      if (bounded && (lines || text.length > PIECE)) this.#findInPieces(text, detector, matches);
      else this.#findIn(text, 0, detector, matches);
    }
    this.#texts.each(text, (detector, from, to) => {
      if (!this.#isMasked(text, from, to)) matches.push({ detector, from, to });
    });
    if (key !== undefined && matches.length === 0 && this.#kept < MOST_KEPT) {
      this.#kept += key.length;
      this.#clean.add(key);
    }
    return matches;
  }

  /** Whether a part of a text may be a part of what matches over line breaks. */
  mayGoOn(text: string): boolean {
    return this.#multiline.some((detector) => isLikely(detector, text));
  }

  /** Only what matches over line breaks. */
  findMultiline(text: string): Match[] {
    const matches: Match[] = [];
    for (const detector of this.#multiline) {
      if (isLikely(detector, text)) this.#findIn(text, 0, detector, matches);
    }
    return matches;
  }

  #findInPieces(text: string, detector: Detector, matches: Match[]): void {
    for (let start = 0; start < text.length; ) {
      const feed = text.indexOf('\n', start);
      const end = feed < 0 ? text.length : feed;
      for (let at = start; at < end; at += PIECE - OVERLAP) {
        this.#findIn(text.slice(at, Math.min(end, at + PIECE)), at, detector, matches);
        if (at + PIECE >= end) break;
      }
      start = end + 1;
    }
  }

  #findIn(text: string, offset: number, detector: Detector, matches: Match[]): void {
    for (const pattern of detector.patterns) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        if (match[0] === '') {
          pattern.lastIndex++;
          continue;
        }
        const [found, to] = hidden(match);
        const left = match.groups?.['left'] ?? '';
        const from = found - left.length;
        if (to <= from || this.#isMasked(text, from, to)) continue;
        if (!accepts(detector, text, match.index - left.length, match.index + match[0].length)) continue;
        matches.push({ detector, from: offset + from, to: offset + to });
      }
    }
  }

  /** Nothing but masks and blanks. */
  #isMasked(text: string, from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0x20 && !this.#mask.includes(text[at]!)) return false;
    }
    return true;
  }
}

/** What was asked for beyond the kinds. */
interface Asked {
  readonly texts: readonly Detector[];
  readonly patterns: readonly Detector[];
}

/** How much of what stands around a match tells something of it. */
const AROUND = 24;

function accepts({ accept }: Detector, text: string, from: number, to: number): boolean {
  if (!accept) return true;
  return accept(text.slice(from, to), text.slice(Math.max(0, from - AROUND), from), text.slice(to, to + AROUND));
}

function startsOf(detectors: readonly Detector[]): Starts | undefined {
  if (detectors.length === 0) return undefined;
  const source = detectors.map(({ begins }) => begins).join('|');
  const wholes = wholesOf(detectors);
  return {
    test: new RegExp(source),
    all: new RegExp(source, 'g'),
    shape: (text) => (wholes.some((whole) => whole.test(text)) ? shapeOf(text, detectors) : undefined),
    detectorOf: (text) => detectors.find(({ begins }) => new RegExp(`^(?:${begins})`).test(text)) ?? detectors[0]!,
  };
}

/** What matches a text that begins with a match of any detector, one for each set of flags. */
function wholesOf(detectors: readonly Detector[]): RegExp[] {
  const byFlags = new Map<string, string[]>();
  for (const { source, flags } of detectors.flatMap(({ patterns }) => patterns)) {
    const key = flags.replace(/[gd]/g, '');
    byFlags.set(key, [...(byFlags.get(key) ?? []), source.replace(/\(\?<[a-z]\w*>/gi, '(?:')]);
  }
  return [...byFlags].map(([flags, sources]) => new RegExp(`^(?:${sources.join('|')})`, flags));
}

function shapeOf(text: string, detectors: readonly Detector[]): ReturnType<Starts['shape']> {
  for (const detector of detectors) {
    if (!isLikely(detector, text)) continue;
    for (const pattern of detector.patterns) {
      pattern.lastIndex = 0;
      const match = pattern.exec(text);
      if (match?.index === 0 && detector.accept?.(match[0], '', '') !== false)
        return { detector, length: match[0].length };
    }
  }
  return undefined;
}

/** Of what some detectors need, that which is told by expressions; undefined where one needs nothing. */
function anyOf(needs: readonly Detector['needs'][]): RegExp | undefined {
  if (needs.includes(undefined)) return undefined;
  const sources = needs.flatMap((need) => (need instanceof RegExp ? [need.source] : []));
  return sources.length === 0 ? /(?!)/ : new RegExp(sources.join('|'));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const isLikely = ({ needs }: Detector, text: string): boolean =>
  needs === undefined || (needs instanceof RegExp ? needs.test(text) : needs.some((word) => text.includes(word)));

/** What the group `secret` matched, else all. It is looked for at the end first: most patterns have it there. */
function hidden(match: RegExpExecArray): [from: number, to: number] {
  const whole: [number, number] = [match.index, match.index + match[0].length];
  const [from, to] = match.indices?.groups?.['secret'] ?? [];
  if (from !== undefined && to !== undefined) return [from, to];
  const secret = match.groups?.['secret'];
  if (secret === undefined || match.indices) return whole;
  const start = match[0].lastIndexOf(secret);
  return [match.index + start, match.index + start + secret.length];
}

/**
 * A user's regular expression, as such or between slashes with flags.
 * @throws UsageError where it cannot be read
 */
export function readPattern(source: string, option = optionName('pattern')): Detector {
  const [, body = source, flags = ''] = /^\/(.+)\/([imsu]*)$/s.exec(source) ?? [];
  const all = new Set(`gm${flags}${body.includes('(?<secret>') ? 'd' : ''}`);
  try {
    const pattern = new RegExp(body, [...all].join(''));
    const multiline = MAY_BREAK.test(body) || all.has('s') ? { multiline: true as const } : {};
    return { name: `/${body}/${flags}`, help: '', patterns: [pattern], ...multiline };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
    throw new UsageError(option, {
      expected: 'a regular expression that can be read',
      received: JSON.stringify(source),
      hint: why,
    });
  }
}

/** As it is, composed or not (UAX #15), and without marks and joiners, as streams of text are searched. */
function textForms(text: string): string[] {
  const composed = [text, text.normalize('NFC'), text.normalize('NFD')];
  return [...new Set([...composed, ...composed.map(streamForm)])].filter((form) => form !== '');
}

/** A text to be found in any form. Its name does not tell it. */
export function literalDetector(text: string, index: number): Detector {
  const forms = textForms(text);
  const source = forms.map((form) => escaped(form).replace(/\s+/g, '\\s+')).join('|');
  const multiline = /\s/.test(text) ? { multiline: true as const } : {};
  const needs = forms.flatMap((form) => form.trim().split(/\s+/, 1));
  return { name: `text ${index}`, help: '', patterns: [new RegExp(source, 'g')], needs, asked: text, ...multiline };
}
