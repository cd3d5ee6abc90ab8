// castkit mark ls, export and import: markers out of a recording and into one.

import { CastError, UsageError } from '../../errors.js';
import { choice, type Given, resolveOptions, text, toggle } from '../../options/option.js';
import { optionName } from '../../options/option-name.js';
import type { Cast, CastEvent } from '../../recording/cast.js';
import { givenCast } from '../../recording/given-cast.js';
import { surveyTimeline, type Timeline } from '../../replay/timeline.js';
import { formatSeconds, toSeconds } from '../../time.js';
import { defineEdit, heldUntil, throughEvents } from '../edit.js';
import { merged, without } from '../insertion.js';
import { formatOfText, MARKER_FORMATS, readMarkers, writeMarkers } from './formats.js';

/**
 * Option declarations of `markLs`: names, checks, defaults.
 * @example
 * markLsOptions.json.default; // => false
 */
export const markLsOptions = {
  json: toggle({ flag: 'json', group: 'Output', help: 'print JSON, for programs', default: false }),
};

/** @throws CastError where there are no markers */
function markersOf(cast: Cast): Timeline {
  const timeline = surveyTimeline(cast, {});
  if (timeline.markers.length > 0) return timeline;
  throw new CastError(
    { file: cast.name },
    'expected markers, found none in this recording; castkit mark add makes one',
  );
}

/** Text with nothing in it that a terminal would obey. */
const harmless = (label: string): string =>
  label.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);

/**
 * A table of the markers, for people: index, seconds, label. With `json` for programs.
 * @throws UsageError for wrong options; CastError where there are no markers
 * @example
 * markLs(cast).split('\n')[1]; // => 'marker:1   5.034 s  Fetch'
 */
export function markLs(recording: Cast, given: Given<typeof markLsOptions> = {}): string {
  const cast = givenCast(recording);
  const { json } = resolveOptions(markLsOptions, given);
  const { markers } = markersOf(cast);
  if (json) {
    const list = markers.map(({ time, label }, index) => ({ index, time: toSeconds(time), label }));
    return `${JSON.stringify(list, null, 2)}\n`;
  }
  const rows = markers.map(({ time, label }, index) => [
    `marker:${index}`,
    `${formatSeconds(time, 3)} s`,
    harmless(label),
  ]);
  const [first = 0, second = 0] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(([a = '', b = '', c = '']) => `${a.padEnd(first)}  ${b.padStart(second)}  ${c}`.trimEnd())
    .join('\n')
    .concat('\n');
}

const format = (help: string) =>
  choice({ flag: 'as', group: 'Output', help, choices: MARKER_FORMATS, default: undefined, placeholder: 'FORMAT' });

/**
 * Option declarations of `markExport`: names, checks, defaults.
 * @example
 * Object.keys(markExportOptions); // => ['as']
 */
export const markExportOptions = {
  as: {
    ...format('format to write: csv, json or vtt (WebVTT chapters)'),
    defaultText: "by the output's name, else csv",
  },
};

/**
 * The markers as the text of a file: JSON, CSV or WebVTT.
 * @throws UsageError for wrong options; CastError where there are no markers
 * @example
 * await writeFile('markers.json', markExport(cast));
 */
export function markExport(recording: Cast, given: Given<typeof markExportOptions> = {}): string {
  const cast = givenCast(recording);
  const options = resolveOptions(markExportOptions, given);
  const { markers, duration } = markersOf(cast);
  return writeMarkers(markers, options.as ?? 'csv', duration);
}

/**
 * Option declarations of `markImport`: names, checks, defaults.
 * @example
 * markImportOptions.keep.default; // => false
 */
export const markImportOptions = {
  markers: text({
    flag: 'markers',
    group: 'Input',
    help: 'the text of a file of markers',
    default: undefined,
    hidden: true,
  }),
  source: text({ flag: 'source', group: 'Input', help: 'its name, for messages', default: 'markers', hidden: true }),
  as: { ...format('format to read: csv, json or vtt'), group: 'Input' as const, defaultText: 'by its content' },
  keep: toggle({ flag: 'keep', group: 'Output', help: 'keep the markers that are there', default: false }),
};

/**
 * Puts the markers of a file in place of those that are there.
 * @throws UsageError without a text; CastError for a file without markers, or with some beyond the end
 * @example
 * const copied = await pipe(cast, markImport({ markers: markExport(cast) }));
 */
export const markImport = defineEdit(markImportOptions, ({ markers: source, source: file, as, keep }) => {
  if (source === undefined)
    throw new UsageError(optionName('from'), { expected: 'a file of markers', received: 'nothing' });
  const markers = readMarkers(source, as ?? formatOfText(source), file);
  if (markers.length === 0) throw new CastError({ file }, 'expected markers, found none');
  return (cast) => {
    const { duration } = surveyTimeline(cast, {});
    const late = markers.find(({ time }) => time > duration + ROUNDING);
    if (late) {
      const where = `${formatSeconds(late.time)} s, beyond the end at ${formatSeconds(duration)} s`;
      throw new CastError({ file: cast.name }, `expected markers within the recording, found one at ${where}`);
    }
    const added = markers.map(
      ({ time, label }): CastEvent => ({ time: Math.min(time, duration), type: 'marker', label }),
    );
    return throughEvents(cast, (events) =>
      heldUntil(duration, merged(keep ? events : without(events, ({ type }) => type === 'marker'), added)),
    );
  };
});

/** WebVTT rounds to milliseconds. */
const ROUNDING = 500;
