// Parts of known secrets on the rows of a screen, put together over the ends of rows: in panes and boxes, behind gutters, after
// indents and signs of continuation. Which cells have to go.
import { NO_CELL } from '../../../search/trace.js';
import { isWord, leftOf, type Row, type Rows, rightOf, rowOf } from '../regions/rows.js';
import { type KnownSecret, type KnownSecrets, PART } from './known.js';
import { type Group, groupsIn, tells } from './pieces.js';

/** Cells [from, to) of a row are a part of a secret. */
export interface Stretch {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly secret: KnownSecret;
}

type Range = readonly [from: number, to: number];

/** Texts of rows that were looked at; forgotten when there are too many. */
const MOST_ROWS = 50_000;
/** Rows without text that may stand between two parts. */
const MOST_EMPTY = 1;

/** Owns what is known of rows: most of them come again and again. */
export class Chains {
  readonly #known: KnownSecrets;
  readonly #groups = new Map<string, readonly Group[]>();

  constructor(known: KnownSecrets) {
    this.#known = known;
  }

  /** Parts of secrets in a row that have to go, or may if the rows around have more. */
  groups(text: string): readonly Group[] {
    let groups = this.#groups.get(text);
    if (groups) return groups;
    groups = groupsIn(text, this.#known).filter((group) => tells(group) || mayJoin(text, group));
    if (this.#groups.size >= MOST_ROWS) this.#groups.clear();
    this.#groups.set(text, groups);
    return groups;
  }

  /** False for cells that surely hold no part of a secret. */
  mayHold(cells: string): boolean {
    return cells.includes(NO_CELL) || this.#known.tiny.length > 0 || this.#known.grams.next(cells, 0) >= 0;
  }

  /** What has to go of a row whatever stands in others; undefined where these have to be looked at. */
  alone(text: string): Range[] | undefined {
    const groups = this.groups(text);
    if (groups.some(({ secret }) => secret.long)) return undefined;
    const tiny = this.#known.tiny.flatMap(({ value }) =>
      placesOf(text, value).map((from): Range => [from, from + value.length]),
    );
    return tiny.concat(groups.flatMap(({ pieces }) => pieces.map(({ from, to }): Range => [from, to])));
  }

  /** What has to go of a row and of those that it goes on in. */
  stretches(screen: Rows, row: number): Stretch[] {
    const of = rowOf(screen.text(row));
    const tiny = this.#known.tiny.flatMap((secret) =>
      placesOf(of.text, secret.value).map((from) => stretch(row, of, from, from + secret.value.length, secret)),
    );
    return tiny.concat(
      this.groups(of.text).flatMap((group) => {
        const own = group.pieces.map(({ from, to }) => stretch(row, of, from, to, group.secret));
        if (!group.secret.joins || !group.secret.long) return tells(group) ? own : [];
        const more = [...this.#above(screen, row, of, group), ...this.#below(screen, row, of, group)];
        const length = more.reduce((sum, { from, to }) => sum + to - from, group.length);
        return tells(group) || length >= PART ? [...own, ...more] : [];
      }),
    );
  }

  #below(screen: Rows, row: number, of: Row, { secret, pieces }: Group): Stretch[] {
    const found: Stretch[] = [];
    const last = pieces.at(-1)!;
    let [at, end, line, next] = [last.at + last.to - last.from, last.to, of, row];
    while (at < secret.value.length && !isWord(line.text, end)) {
      const region = regionOf(line, end - 1);
      next = nextRow(screen, next, 1, region);
      const following = rowOf(screen.text(next));
      if (secret.value[at] === ' ') at++;
      const go = following.text === '' ? undefined : goesOnIn(following, secret.value, at, region);
      if (!go) break;
      found.push(stretch(next, following, go.from, go.to, secret));
      at += go.to - go.from;
      [end, line] = [go.to, following];
    }
    return found;
  }

  #above(screen: Rows, row: number, of: Row, { secret, pieces }: Group): Stretch[] {
    const found: Stretch[] = [];
    let [at, start, line, next] = [pieces[0]!.at, pieces[0]!.from, of, row];
    while (at > 0 && !isWord(line.text, start - 1)) {
      const region = regionOf(line, start);
      next = nextRow(screen, next, -1, region);
      const before = rowOf(screen.text(next));
      if (secret.value[at - 1] === ' ') at--;
      const go = before.text === '' ? undefined : comesFromIn(before, secret.value, at, region);
      if (!go) break;
      found.push(stretch(next, before, go.from, go.to, secret));
      at -= go.to - go.from;
      [start, line] = [go.from, before];
    }
    return found;
  }
}

const stretch = (row: number, { col }: Row, from: number, to: number, secret: KnownSecret): Stretch => ({
  row,
  from: col(from),
  to: col(to - 1) + 1,
  secret,
});

/** Whether the secret may go on below, or come from above: there the row has other text or none. */
function mayJoin(text: string, { secret, pieces }: Group): boolean {
  if (!secret.joins || !secret.long) return false;
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  const ends = last.at + last.to - last.from === secret.value.length;
  return (first.at > 0 && !isWord(text, first.from - 1)) || (!ends && !isWord(text, last.to));
}

function placesOf(text: string, value: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) places.push(at);
  return places;
}

/** Columns. */
type Region = readonly [left: number, right: number];

const regionOf = ({ text, col }: Row, at: number): Region => [col(leftOf(text, at)), col(rightOf(text, at))];

/** The next row that has any text in the region, one without at most being passed over. */
function nextRow(screen: Rows, row: number, step: number, [left, right]: Region): number {
  let next = row + step;
  for (let empty = 0; empty < MOST_EMPTY && next > 0 && next < screen.rows; empty++, next += step) {
    if (/[\p{L}\p{N}]/u.test(screen.text(next).slice(left, right))) break;
  }
  return next;
}

interface Stay {
  from: number;
  to: number;
}

/** Where the secret goes on from its unit `at`, at the beginning of a word: the longest such part. */
function goesOnIn({ text, col }: Row, value: string, at: number, [left, right]: Region): Stay | undefined {
  let best: Stay | undefined;
  for (let from = text.indexOf(value[at]!); from >= 0; from = text.indexOf(value[at]!, from + 1)) {
    if (col(from) < left || col(from) >= right) continue;
    if (col(from) > left && isWord(text, from - 1) && isWord(text, from)) continue;
    let to = from;
    while (to < text.length && at + to - from < value.length && text[to] === value[at + to - from]) to++;
    const ends = at + to - from === value.length || !isWord(text, to) || col(to) >= right;
    if (ends && to - from > (best ? best.to - best.from : 0)) best = { from, to };
  }
  return best;
}

/** Where the part of the secret before its unit `at` ends, at the end of a word: the longest such part. */
function comesFromIn({ text, col }: Row, value: string, at: number, [left, right]: Region): Stay | undefined {
  let best: Stay | undefined;
  const last = value[at - 1]!;
  for (let end = text.indexOf(last); end >= 0; end = text.indexOf(last, end + 1)) {
    if (col(end) < left || col(end) >= right) continue;
    if (isWord(text, end) && isWord(text, end + 1) && col(end + 1) < right) continue;
    let from = end + 1;
    while (from > 0 && at - (end + 1 - from) > 0 && text[from - 1] === value[at - 1 - (end + 1 - from)]) from--;
    const begins = end + 1 - from === at || !isWord(text, from - 1) || col(from) <= left;
    if (begins && end + 1 - from > (best ? best.to - best.from : 0)) best = { from, to: end + 1 };
  }
  return best;
}
