// Elements on their way into the document: neighbours that share presentation attributes go into one group.

export interface Piece {
  /** Presentation attributes, each with a space before it. */
  readonly attributes: string;
  readonly tag: string;
  /** The other attributes, alike. */
  readonly rest: string;
  /** Markup inside of the element. */
  readonly body: string;
  /** Of a line of text: where it stands among the others on the screen. */
  readonly place?: number;
}

/** More than a terminal has. */
const COLUMNS = 65_536;

/** Of a cell, in reading order. */
export const placeOf = (row: number, col: number): number => row * COLUMNS + col;

function element({ tag, rest, body }: Piece, attributes: string): string {
  return body === '' ? `<${tag}${attributes}${rest}/>` : `<${tag}${attributes}${rest}>${body}</${tag}>`;
}

/** Elements in their order. */
export function joinPieces(pieces: readonly Piece[]): string {
  const markup: string[] = [];
  for (let start = 0, end = 0; start < pieces.length; start = end) {
    const { attributes } = pieces[start]!;
    while (end < pieces.length && pieces[end]!.attributes === attributes) end++;
    const alike = pieces.slice(start, end);
    const grouped = attributes !== '' && alike.length > 1;
    if (grouped) markup.push(`<g${attributes}>`);
    for (const piece of alike) markup.push(element(piece, grouped ? '' : attributes));
    if (grouped) markup.push('</g>');
  }
  // Joined at once: a string that grows piece by piece keeps all of its pieces.
  return markup.join('');
}
