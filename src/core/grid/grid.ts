// castkit grid: several recordings side by side, as one.

import { CastError, UsageError, type Warn } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import { factsFor } from '../moments/selected-moments.js';
import { choice, type Given, type Option, resolveOptions, text, toggle, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parsePosition } from '../position/parse.js';
import { resolvePosition } from '../position/resolve.js';
import type { Cast, CastEvent, EmbeddedTheme, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { surveyTimeline } from '../replay/timeline.js';
import { toMicros } from '../time.js';
import { BORDER_NAMES, type Frame, framesText, type GridLayout, layOut, type PaneSize, readLayout } from './layout.js';
import { paneDrawings } from './pane.js';

const title: Option<readonly string[]> = {
  flag: 'title',
  group: 'Look',
  help: 'title of a pane, in the order of the recordings (repeatable)',
  placeholder: 'TEXT',
  expected: 'text',
  repeatable: true,
  default: [],
  defaultText: "the recording's, else its name",
  parse: (value) => [value],
  check: (value) => {
    const list = Array.isArray(value) ? value : [value];
    return list.every((part) => typeof part === 'string') ? (list as string[]) : undefined;
  },
};

/**
 * Option declarations of `grid`: names, checks, defaults.
 * @example
 * gridOptions.sync.default; // => 'start'
 */
export const gridOptions = {
  layout: text({
    flag: 'layout',
    group: 'Look',
    help: 'row, column, or columns and rows, like 2x2',
    placeholder: 'LAYOUT',
    expected: 'row, column, or columns and rows, like 2x2',
    suggests: ['row', 'column'],
    default: undefined,
    defaultText: 'as square as it goes',
    accepts: (value) => readLayout(value) !== undefined,
  }),
  sync: text({
    flag: 'sync',
    group: 'Timing',
    help: 'what happens at once: start, wall (when they were recorded), or a position in each, like marker:build',
    placeholder: 'MOMENT',
    expected: 'start, wall, or a position',
    suggests: ['start', 'wall'],
    default: 'start',
  }),
  border: choice({
    flag: 'border',
    group: 'Look',
    help: `line around each pane: ${BORDER_NAMES.join(', ')}`,
    choices: BORDER_NAMES,
    default: 'rounded',
  }),
  titles: toggle({ flag: 'titles', group: 'Look', help: 'a title above each pane', default: true }),
  title,
};

type GridValues = Values<typeof gridOptions>;

/** No terminal is larger. */
const LARGEST = 1000;

/**
 * Several recordings side by side as one, in which each pane shows at any time what its recording shows then; what ends early goes
 * on showing its last screen. Markers of all are kept, input is not.
 * @throws UsageError for wrong options, no recording, or a layout with too few places; CastError for a moment to be synchronized by that a
 * recording does not have, and for a grid of over 1000 columns or rows
 * @example
 * const both = await grid([cast, await loadCast('demo.cast')], { layout: 'column', title: ['before', 'after'] });
 */
export async function grid(
  recordings: readonly Cast[],
  given: Given<typeof gridOptions> = {},
  { warn = () => {}, signal }: Pick<RenderHooks, 'warn' | 'signal'> = {},
): Promise<Cast> {
  const options = resolveOptions(gridOptions, given);
  const casts = recordings.map((recording) => givenCast(recording, { signal }));
  const [first] = casts;
  if (!first) throw new UsageError('inputs', { expected: 'recordings to show side by side', received: 'none' });
  const starts = await startsOf(casts, options.sync);
  const panes = casts.map((cast, index) => paneOf(cast, options.title[index]));
  const frame: Frame = { border: options.border, titles: options.titles };
  const layout = layOut(panes, options.layout, frame);
  refuseLarge(layout, first.name);
  const theme = commonTheme(casts);
  const events: CastEvent[] = [
    { time: 0, type: 'output', data: `\x1b[?7l\x1b[?25l${framesText(panes, layout, frame)}` },
  ];
  for (const [index, cast] of casts.entries()) {
    const start = starts[index]!;
    const own = theme ? undefined : cast.header.theme;
    for (const { time, data } of await paneDrawings(cast, layout.places[index]!, own)) {
      events.push({ time: start + time, type: 'output', data });
    }
    for (const event of cast.events) if (event.type === 'marker') events.push({ ...event, time: start + event.time });
  }
  return {
    ...first,
    name: 'grid',
    header: headerOf(casts, layout, theme, warn),
    events: ordered(events, endOf(casts, starts)),
  };
}

function paneOf(cast: Cast, asked: string | undefined): PaneSize {
  const { resizes } = surveyTimeline(cast, {});
  const sizes = [cast.header, ...resizes];
  return {
    cols: Math.max(...sizes.map(({ cols }) => cols)),
    rows: Math.max(...sizes.map(({ rows }) => rows)),
    title: asked ?? cast.header.title ?? cast.name.replace(/^.*[\\/]/, '').replace(/\.cast(\.gz|\.zst)?$/, ''),
  };
}

function refuseLarge({ cols, rows }: GridLayout, file: string): void {
  if (cols <= LARGEST && rows <= LARGEST) return;
  throw new CastError(
    { file },
    `expected a grid of at most ${LARGEST}x${LARGEST} cells, found ${cols}x${rows}: another ${optionName('layout')} may help`,
  );
}

/** When each recording begins in the grid. */
async function startsOf(casts: readonly Cast[], sync: GridValues['sync']): Promise<Micros[]> {
  if (sync === 'start') return casts.map(() => 0);
  const moments = sync === 'wall' ? casts.map(wallClock) : await Promise.all(casts.map((cast) => momentIn(cast, sync)));
  const [least, most] = [Math.min(...moments), Math.max(...moments)];
  return moments.map((moment) => (sync === 'wall' ? moment - least : most - moment));
}

function wallClock({ header, name }: Cast): Micros {
  if (header.timestamp !== undefined) return toMicros(header.timestamp);
  throw new CastError({ file: name }, `expected a timestamp in the header for ${optionName('sync')} wall, found none`);
}

async function momentIn(cast: Cast, sync: string): Promise<Micros> {
  const position = parsePosition(sync, optionName('sync'));
  return resolvePosition(position, await factsFor([position], cast));
}

/** The theme that all have; undefined where they differ, or have none. */
function commonTheme(casts: readonly Cast[]): EmbeddedTheme | undefined {
  const [theme, ...others] = casts.map(({ header }) => header.theme);
  return others.every((other) => JSON.stringify(other) === JSON.stringify(theme)) ? theme : undefined;
}

function headerOf(
  casts: readonly Cast[],
  { cols, rows }: GridLayout,
  theme: EmbeddedTheme | undefined,
  warn: Warn,
): Cast['header'] {
  const { title: _, command: __, theme: ___, idleTimeLimit, ...header } = casts[0]!.header;
  const same = casts.every((cast) => cast.header.idleTimeLimit === idleTimeLimit);
  if (!same) warn('the recordings have different idle time limits: none is kept');
  const timestamps = casts.flatMap((cast) => cast.header.timestamp ?? []);
  return {
    ...header,
    version: header.version === 1 ? 3 : header.version,
    cols,
    rows,
    ...(timestamps.length > 0 && { timestamp: Math.min(...timestamps) }),
    ...(same && idleTimeLimit !== undefined && { idleTimeLimit }),
    ...(theme && { theme }),
  };
}

const endOf = (casts: readonly Cast[], starts: readonly Micros[]): Micros =>
  Math.max(...casts.map((cast, index) => starts[index]! + surveyTimeline(cast, {}).duration));

/** By time; the order of panes decides within a moment. */
function ordered(events: CastEvent[], end: Micros): CastEvent[] {
  events.sort((a, b) => a.time - b.time);
  if (events.at(-1)!.time < end) events.push({ time: end, type: 'output', data: '' });
  return events;
}
