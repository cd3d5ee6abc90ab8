// Parts of known secrets in a text, and which of them belong together: a slip of one or two letters does not part them.
import { GRAM } from './grams.js';
import { type KnownSecret, type KnownSecrets, PART } from './known.js';

/** The stretch [from, to) of a text is that of the secret from `at` on. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** Pieces of one secret, in order, of which each goes on where the one before it ends, or nearly. */
export interface Group {
  readonly secret: KnownSecret;
  readonly pieces: readonly Piece[];
  /** Letters that are the secret's. */
  readonly length: number;
}

/** Letters that may be missing, too many or other ones between two pieces. */
const SLIP = 2;
/** Groups that may still go on. */
const NEAR = 8;

/** Whether there is enough of a secret in one place that it has to go. */
export const tells = ({ secret, length, pieces }: Group): boolean =>
  secret.long
    ? length >= Math.min(PART, secret.value.length) && pieces[0]!.at < secret.partsUntil
    : length === secret.value.length && pieces.length === 1;

/** Every part of every secret that is `GRAM` letters long or longer. */
export function groupsIn(text: string, known: KnownSecrets): Group[] {
  const { grams } = known;
  let at = grams.next(text, 0);
  if (at < 0) return [];
  const bySecret = new Map<number, Piece[]>();
  for (; at >= 0; at = grams.next(text, at + 1)) {
    for (const place of grams.placesAt(text, at)) {
      const value = grams.valueOf(place.secret);
      // It has been found from its first letter on.
      if (at > 0 && place.at > 0 && text[at - 1] === value[place.at - 1]) continue;
      const piece = extended(text, at, value, place.at);
      const pieces = bySecret.get(place.secret);
      if (pieces) pieces.push(piece);
      else bySecret.set(place.secret, [piece]);
    }
  }
  return [...bySecret].flatMap(([secret, pieces]) => grouped(known.all[secret]!, pieces));
}

function extended(text: string, from: number, value: string, at: number): Piece {
  let length = GRAM;
  while (at + length < value.length && from + length < text.length && text[from + length] === value[at + length])
    length++;
  return { from, to: from + length, at };
}

function grouped(secret: KnownSecret, pieces: Piece[]): Group[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = secret.long ? groups.slice(-NEAR).find((others) => follows(others.at(-1)!, piece)) : undefined;
    if (group) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map((list) => ({
    secret,
    pieces: list,
    length: list.reduce((sum, { from, to }) => sum + to - from, 0),
  }));
}

function follows(before: Piece, after: Piece): boolean {
  const gap = after.from - before.to;
  const missing = after.at - (before.at + before.to - before.from);
  return gap >= -SLIP && gap <= SLIP && missing >= -SLIP && missing <= SLIP;
}
