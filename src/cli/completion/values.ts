// What may stand as the value of an option: words, files, folders or neither, as its declaration tells.
import type { Option } from '../../core/options/option.js';
import { themeList, visible } from '../../index.js';
import { labelsOf } from './markers.js';

export interface Candidate {
  readonly word: string;
  readonly note?: string;
}

export interface Answer {
  readonly words: readonly Candidate[];
  /** What of the disk may stand there too. */
  readonly files: 'files' | 'folders' | 'none';
  /** What is typed of the word and stands before all of it: `--font-file=`. */
  readonly prefix?: string;
}

export const NOTHING: Answer = { words: [], files: 'none' };
export const FILES: Answer = { words: [], files: 'files' };

/** Placeholders of values that name something on the disk; all others that take no words take no files either. */
const ON_DISK: Readonly<Record<string, Answer['files']>> = {
  FILE: 'files',
  'FORMAT FILE': 'files',
  'TEXT|FILE': 'files',
  FILL: 'files',
  THEME: 'files',
  DIR: 'folders',
};
const ONE_MOMENT: ReadonlySet<string | undefined> = new Set(['POSITION', 'MOMENT']);
const MOMENTS: ReadonlySet<string | undefined> = new Set(['POSITIONS', 'SELECTION', 'RANGE']);
const LISTS: ReadonlySet<string | undefined> = new Set(['KINDS', 'CODES', 'NAMES']);

export const plainWords = (words: readonly string[]): Candidate[] => words.map((word) => ({ word }));
const after = (prefix: string, candidates: readonly Candidate[]): Candidate[] =>
  candidates.map(({ word, ...rest }) => ({ word: prefix + word, ...rest }));

/** What stands before the last comma, or the last of other marks. */
const before = (typed: string, mark: RegExp): string => /* the greedy group */ mark.exec(typed)?.[0] ?? '';

/** A label that would read as something else stands in quotes. */
const labelWord = (label: string): string =>
  /^\d+$|["\\,]|\.\.|^ | $/.test(label) ? `marker:"${label.replace(/["\\]/g, '\\$&')}"` : `marker:${label}`;

/** Markers by their numbers; by their labels once a part of one is typed. */
function markerWords(typed: string, words: readonly string[]): Candidate[] {
  const labels = labelsOf(words).map((label) => ({ label, note: visible(label) }));
  const isLabel = /^marker:\D/.test(typed);
  return labels.flatMap(({ label, note }, index) => {
    if (!isLabel) return [{ word: `marker:${index}`, note }];
    return label === '' || label !== note ? [] : [{ word: labelWord(label), note: `marker:${index}` }];
  });
}

const POSITION_WORDS: readonly Candidate[] = [
  { word: 'end', note: 'the end' },
  { word: 'text:', note: 'when the screen first shows a text' },
  { word: 'event:', note: 'an event by its number' },
  { word: 'frame:', note: 'a frame by its number' },
  { word: '50%', note: 'a share of the duration' },
];

function momentWords(typed: string, several: boolean, words: readonly string[]): Candidate[] {
  const prefix = several ? before(typed, /^.*(?:,|\.\.)/s) : '';
  const rest = typed.slice(prefix.length);
  const all = several && !prefix.endsWith('..') ? [{ word: 'markers', note: 'all markers' }] : [];
  return after(prefix, [...POSITION_WORDS, ...all, ...markerWords(rest, words)]);
}

/** Names of themes; for options that take a light and a dark one also the halves of a pair. */
function themeWords(typed: string, takesPair: boolean): Candidate[] {
  const names = themeList().map(({ name, kind }) => ({ word: name, note: kind }));
  if (!takesPair) return names;
  const [, first = '', side, name = ''] = /^(?:((light|dark)=([^,]*)),)?/.exec(typed) ?? [];
  const other = side === 'light' ? 'dark=' : 'light=';
  if (side && name) {
    const second = `${first},${other}`;
    return typed.startsWith(second) ? after(second, names) : [{ word: second }];
  }
  const [half, only = ''] = /^(light|dark)=/.exec(typed) ?? [];
  if (!half) return [...names, { word: 'light=', note: 'by day' }, { word: 'dark=', note: 'by night' }];
  const isWhole = names.some(({ word }) => half + word === typed);
  return [...after(half, names), ...(isWhole ? [{ word: `${typed},${only === 'light' ? 'dark=' : 'light='}` }] : [])];
}

/**
 * @param typed what there is of the value
 * @param words of the line, among which a recording may be whose markers are asked for
 */
export function valueAnswer(option: Option<unknown>, typed: string, words: readonly string[]): Answer {
  const { placeholder = '', choices = [], suggests = [], help } = option;
  const files = ON_DISK[placeholder] ?? 'none';
  const own = plainWords([...choices, ...suggests]);
  if (placeholder === 'THEME') return { files, words: themeWords(typed, help.includes('light=')) };
  if (MOMENTS.has(placeholder) || ONE_MOMENT.has(placeholder))
    return { files, words: [...own, ...momentWords(typed, MOMENTS.has(placeholder), words)] };
  return { files, words: LISTS.has(placeholder) ? after(before(typed, /^.*,/s), own) : own };
}
