// When a transcript looks at the screen: often enough that no line comes and goes between two looks.
import type { Cast, Micros } from '../recording/cast.js';
import type { Step } from '../replay/schedule.js';
import { holdUpdates } from '../replay/synchronized.js';
import { SECOND } from '../time.js';

/** What comes within this is looked at together. */
const GLANCE: Micros = SECOND / 50;

const LINE_FEED = 10;
/** Below this all characters take one column. */
const FIRST_WIDE = 0x1100;

const look = (time: Micros): Step => ({ type: 'show', time });

/** Every event, and a look at the screen after each moment and before a screenful can have gone by. */
export function* transcriptSteps(cast: Cast, until: Micros): Generator<Step> {
  let { cols, rows } = cast.header;
  let lowest = rows;
  let [unseen, since, last] = [0, 0, 0];
  for (const event of holdUpdates(cast.events, SECOND)) {
    if (event.time > until) break;
    if (event.type !== 'output' && event.type !== 'resize') continue;
    if (unseen > 0 && (event.type === 'resize' || event.time - since >= GLANCE)) {
      yield look(last);
      unseen = 0;
    }
    if (event.type === 'resize') {
      ({ cols, rows } = event);
      lowest = rows;
      yield event;
      yield look(event.time);
      continue;
    }
    lowest = lowestRow(event.data) ?? lowest;
    const room = Math.max(1, Math.min(lowest, rows) - 1) * cols;
    for (const { data, cells } of pieces(event.data, cols, room)) {
      if (unseen > 0 && unseen + cells > room) {
        yield look(last);
        unseen = 0;
      }
      if (unseen === 0) since = event.time;
      last = event.time;
      unseen += cells;
      yield { ...event, data };
    }
  }
  if (unseen > 0) yield look(last);
}

/** As the output sets it last, DECSTBM: rows below do not scroll. Infinity for all rows, undefined where it sets nothing. */
function lowestRow(data: string): number | undefined {
  const margins = [...data.matchAll(/\x1b\[(?:[01]?;(?<lowest>\d*))?r/g)].at(-1);
  return margins && (Number(margins.groups?.['lowest']) || Number.POSITIVE_INFINITY);
}

/** Parts of an output that fill `room` cells or so, lines whole where they are shorter; a line feed may leave a row behind. */
function* pieces(data: string, cols: number, room: number): Generator<{ data: string; cells: number }> {
  let [start, cells] = [0, 0];
  let line = { at: 0, cells: 0 };
  for (let at = 0; at < data.length; at++) {
    const code = data.charCodeAt(at);
    const feed = code === LINE_FEED;
    cells += feed ? cols : code < FIRST_WIDE ? 1 : 2;
    if (feed) line = { at: at + 1, cells };
    if (cells < room) continue;
    const cut = line.at > start ? line : { at: at + 1, cells };
    yield { data: data.slice(start, cut.at), cells: cut.cells };
    [start, cells] = [cut.at, cells - cut.cells];
    line = { at: start, cells: 0 };
  }
  if (start < data.length) yield { data: data.slice(start), cells };
}
