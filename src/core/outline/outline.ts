// castkit outline: what happens in a recording, in a few hundred lines: commands, programs, pauses, bursts, screens that rest.
import type { Abortable } from '../abort.js';
import { type Given, number, resolveOptions, toggle } from '../options/option.js';
import type { Cast, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { SECOND } from '../time.js';
import { type Activity, activities, typedLines } from './activity.js';
import { readCommands } from './commands.js';
import type { FoundCommand } from './shell-reader.js';

/**
 * Option declarations of `outline`: names, checks, defaults.
 * @example
 * outlineOptions.limit.default; // => 300
 */
export const outlineOptions = {
  depth: number({
    flag: 'depth',
    group: 'Output',
    help: '1: commands, programs and markers; 2: pauses, bursts and titles too; 3: typing and sizes too',
    min: 1,
    max: 3,
    integer: true,
    default: undefined,
    defaultText: 'what the limit leaves room for',
  }),
  limit: number({
    flag: 'limit',
    group: 'Output',
    help: 'most items: the longest are told',
    min: 1,
    integer: true,
    default: 300,
  }),
  json: toggle({ flag: 'json', group: 'Output', help: 'print JSON, for programs', default: false }),
};

/**
 * Something that happens in a recording. Times are in seconds of the recording, as positions of edits take them.
 * @example
 * const lasts = ({ start, end }: OutlineItem) => end - start;
 */
export interface OutlineItem {
  readonly type: 'command' | 'program' | 'pause' | 'burst' | 'typing' | 'title' | 'marker' | 'resize';
  readonly start: number;
  readonly end: number;
  /** What was typed, a title, a label or a size. */
  readonly text?: string;
  /** Of a command: when it was entered; typing takes from `start` until then. */
  readonly enter?: number;
  /** Of a command: what it wrote. */
  readonly output?: { readonly lines: number; readonly characters: number };
  /** Of a command, where its shell tells. */
  readonly status?: number;
  /** Of a burst or of typing. */
  readonly characters?: number;
}

/**
 * What happens in a recording, in order. `assets/outline.schema.json` tells its shape as JSON.
 * @example
 * const commands = ({ items }: Outline) => items.filter(({ type }) => type === 'command');
 */
export interface Outline {
  readonly cols: number;
  readonly rows: number;
  readonly duration: number;
  /** How commands were found: at prompts, from input events, or there are none. */
  readonly commandsFrom: 'prompts' | 'input' | 'none';
  readonly depth: number;
  /** How many items there was no room for. */
  readonly omitted: number;
  readonly items: readonly OutlineItem[];
}

/**
 * What happens in a recording: commands with what they wrote, full-screen programs, pauses, bursts of output, titles, markers.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read
 * @example
 * const { items } = await outline(cast, { depth: 1 });
 * items.filter(({ type }) => type === 'command').map(({ text }) => text); // what was typed
 */
export async function outline(
  recording: Cast,
  given: Given<typeof outlineOptions> = {},
  hooks: Abortable = {},
): Promise<Outline> {
  const cast = givenCast(recording, hooks);
  const options = resolveOptions(outlineOptions, given);
  const { found: around, end } = activities(cast);
  const commands = await readCommands(cast, end);
  const typed = commands.length > 0 ? [] : typedLines(cast);
  const items = [...commands.map(commandItem), ...typed.map(inputItem), ...around.map(activityItem)];
  items.sort((a, b) => a.start - b.start || b.end - a.end);
  const { depth, kept } = withinLimit(items, options.depth, options.limit);
  const omitted = items.filter(({ type }) => DEPTHS[type] <= depth).length - kept.length;
  return {
    cols: cast.header.cols,
    rows: cast.header.rows,
    duration: seconds(end),
    commandsFrom: commands.length > 0 ? 'prompts' : typed.length > 0 ? 'input' : 'none',
    depth,
    omitted,
    items: kept,
  };
}

/** Seconds of the recording, which every edit takes as a position. */
const TIME = { type: 'number', minimum: 0 };
const COUNT = { type: 'integer', minimum: 0 };

/**
 * The JSON Schema of what `castkit outline --json` prints, draft 2020-12. The same as `assets/outline.schema.json`.
 * @example
 * const schema = JSON.stringify(outlineSchema());
 */
export function outlineSchema(): Record<string, unknown> {
  const properties = {
    type: { enum: Object.keys(DEPTHS) },
    start: TIME,
    end: TIME,
    text: { description: 'what was typed, a title, a label or a size', type: 'string' },
    enter: { description: 'of a command: when it was entered', ...TIME },
    output: {
      description: 'of a command: what it wrote',
      type: 'object',
      required: ['lines', 'characters'],
      properties: { lines: COUNT, characters: COUNT },
      additionalProperties: false,
    },
    status: { description: 'of a command whose shell tells', type: 'integer' },
    characters: { description: 'of a burst or of typing', ...COUNT },
  };
  const item = { type: 'object', required: ['type', 'start', 'end'], properties, additionalProperties: false };
  const top = {
    cols: COUNT,
    rows: COUNT,
    duration: TIME,
    commandsFrom: { description: 'how commands were found', enum: ['prompts', 'input', 'none'] },
    depth: { enum: [1, 2, 3] },
    omitted: { description: 'items that there was no room for', ...COUNT },
    items: { description: 'in order of time', type: 'array', items: item },
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'castkit outline',
    description: 'What happens in a recording. Times are in seconds of the recording.',
    type: 'object',
    required: Object.keys(top),
    properties: top,
    additionalProperties: false,
  };
}

const seconds = (time: Micros): number => time / SECOND;

function commandItem({ text, start, enter, end, lines, characters, status }: FoundCommand): OutlineItem {
  return {
    type: 'command',
    start: seconds(start),
    enter: seconds(enter),
    end: seconds(end ?? enter),
    text,
    output: { lines, characters },
    ...(status !== undefined && { status }),
  };
}

const inputItem = ({ text, start, enter }: { text: string; start: Micros; enter: Micros }): OutlineItem => ({
  type: 'command',
  start: seconds(start),
  enter: seconds(enter),
  end: seconds(enter),
  text,
});

const activityItem = ({ type, start, end, text, characters }: Activity): OutlineItem => ({
  type,
  start: seconds(start),
  end: seconds(end),
  ...(text !== undefined && { text }),
  ...(characters !== undefined && { characters }),
});

const DEPTHS: Readonly<Record<OutlineItem['type'], number>> = {
  command: 1,
  program: 1,
  marker: 1,
  pause: 2,
  burst: 2,
  title: 2,
  typing: 3,
  resize: 3,
};

/** The deepest that there is room for; of too many items, the longest. */
function withinLimit(
  items: readonly OutlineItem[],
  asked: number | undefined,
  limit: number,
): { depth: number; kept: OutlineItem[] } {
  const at = (depth: number) => items.filter(({ type }) => DEPTHS[type] <= depth);
  const depth = asked ?? [3, 2].find((deep) => at(deep).length <= limit) ?? 1;
  const all = at(depth);
  if (all.length <= limit) return { depth, kept: all };
  const longest = [...all].sort((a, b) => DEPTHS[a.type] - DEPTHS[b.type] || b.end - b.start - (a.end - a.start));
  const chosen = new Set(longest.slice(0, limit));
  return { depth, kept: all.filter((item) => chosen.has(item)) };
}
