// The whole document, from what a replay left behind: grounds, cursor, marks, in tracks and layers; style sheet and head.
import type { Micros } from '../recording/cast.js';
import type { CursorShape } from '../terminal/screen.js';
import type { Appearance } from './appearance.js';
import { appearances } from './appearances.js';
import { blinking } from './blinking.js';
import { type Content, groundContent, markContent } from './content.js';
import { byLook, cursorPath, isUnderText } from './cursor.js';
import { Drawings } from './drawings.js';
import { Keyframes } from './keyframes.js';
import { Lettering } from './lettering.js';
import type { LineStyle } from './line.js';
import { decimal, escapeAttribute, escapeText } from './markup.js';
import { type OverlayParts, overlays } from './overlays.js';
import type { PaintId } from './paints.js';
import { scenery } from './scenery.js';
import type { Enlargement } from './sizes.js';
import { styleSheet } from './styles.js';
import { Symbols } from './symbols.js';
import { packTracks, tracksMarkup } from './tracks.js';

export interface DocumentParts extends OverlayParts {
  readonly appearance: Appearance;
  /** Default colour of text. */
  readonly foreground: PaintId;
  readonly families: string;
  /** @font-face rules, once all letters are known. */
  fonts(): Promise<string>;
  readonly title: string;
  readonly description: string;
  readonly label: string;
  readonly textLength: boolean;
  readonly ligatures: boolean;
  readonly cursorBlink: boolean;
  /** Screens drawn in larger cells. */
  readonly enlargements: readonly Enlargement[];
}

/** The parts of the document, in order. */
export async function svgDocument(parts: DocumentParts): Promise<string[]> {
  const { canvas, appearance, paints, clock, names, foreground } = parts;
  const keyframes = new Keyframes(clock, names.prefix);
  const symbols = new Symbols(canvas, names.prefix);
  const line = lineStyle(parts);
  const blink = appearance.pens.some((pen) => pen.blink) ? blinkClass(parts, keyframes, [0]) : '';
  const marks = markContent({
    blink,
    canvas,
    appearance,
    paints,
    symbols,
    line,
    drawings: new Drawings(canvas, symbols),
  });
  const tools = { keyframes, lettering: new Lettering(canvas, appearance, marks) };
  const body = [
    ...scenery(parts, tools),
    ...screens(parts, { keyframes, marks }),
    ...parts.enlargements.flatMap(({ log, scale: { x, y } }) => [
      `<g transform="scale(${decimal(x, 5)} ${decimal(y, 5)})">`,
      ...screens({ ...parts, log }, { keyframes, marks }),
      '</g>',
    ]),
    ...overlays(parts, tools),
  ];
  const uses = (name: string): boolean => body.some((part) => part.includes(`class="${name}"`));
  const has = { wide: uses(names.wide), loose: uses(names.loose) };
  const root = rootTag(parts, paints.use('fill', foreground));
  const [{ loops }, wideSize] = [clock, canvas.wide.fontSize];
  const progress =
    !canvas.layout.progress || parts.still ? undefined : { length: parts.overlayEvents.length, end: clock.end };
  const fonts = await parts.fonts();
  const style = styleSheet({ ...parts, keyframes, loops, fonts, has, wideSize, progress });
  const head = `<title>${escapeText(parts.title)}</title><desc>${escapeText(parts.description)}</desc>`;
  return [root, head, `<style>${style}</style>`, symbols.definitions, ...body, '</svg>\n'];
}

/** What terminals show: grounds, marks, cursors. */
function screens(parts: DocumentParts, { keyframes, marks }: { keyframes: Keyframes; marks: Content }): string[] {
  const { canvas, paints, cursorBlink } = parts;
  return [
    `<g stroke-width="${canvas.cellHeight}" shape-rendering="crispEdges" transform="translate(0 ${decimal(canvas.cellHeight / 2)})">`,
    ...layers(parts, keyframes, 'grounds', groundContent(canvas, paints)),
    '</g>',
    cursorBlink ? '' : cursors(parts, keyframes, isUnderText),
    ...layers(parts, keyframes, 'marks', marks),
    cursorBlink ? blinkingCursor(parts, keyframes, marks) : cursors(parts, keyframes, (shape) => !isUnderText(shape)),
  ];
}

function rootTag({ canvas, names, families, label }: DocumentParts, fill: string): string {
  const { shown, left, top, width, height, fontSize } = canvas;
  const attributes = [
    'xmlns="http://www.w3.org/2000/svg"',
    ...(names.root === '' ? [] : [`id="${names.root}"`]),
    `width="${shown.width}" height="${shown.height}" viewBox="${-left} ${-top} ${decimal(width)} ${decimal(height)}"`,
    `role="img" aria-label="${escapeAttribute(label)}"`,
    `font-family="${escapeAttribute(families)}" font-size="${decimal(fontSize, 3)}" fill="${fill}"`,
    // For what does not know white-space: pre.
    'text-rendering="geometricPrecision" xml:space="preserve"',
  ];
  return `<svg ${attributes.join(' ')}>`;
}

function lineStyle({ canvas, paints, foreground, names, textLength, ligatures }: DocumentParts): LineStyle {
  return {
    canvas,
    textLength,
    ligatures,
    classes: names,
    attributes: ({ paint, bold, italic }) =>
      (paint === foreground ? '' : ` fill="${paints.use('fill', paint)}"`) +
      (bold ? ' font-weight="700"' : '') +
      (italic ? ' font-style="italic"' : ''),
  };
}

/** Both layers: the fixed one, then the moving one in a group of its own. */
function* layers(
  { log, canvas, poster, names }: DocumentParts,
  keyframes: Keyframes,
  kind: 'grounds' | 'marks',
  content: Content,
): Generator<string> {
  const frames = log.times.length;
  const scrolled = log.scrolls.findLast(({ frame }) => frame <= poster)?.rows ?? 0;
  const { shown } = names;
  const tools = { canvas, keyframes, content, poster, frames, shown };
  yield* tracksMarkup(packTracks(log.fixed[kind].items()), { ...tools, rows: 0 });
  const moving = packTracks(log.moving[kind].items());
  if (moving.length === 0) return;
  const moves = log.scrolls.map(({ frame, rows }) => ({ frame, x: 0, y: (scrolled - rows) * canvas.cellHeight }));
  const name = keyframes.add(moves);
  yield name === '' ? '<g>' : `<g class="${name} ${shown}">`;
  yield* tracksMarkup(moving, { ...tools, rows: -scrolled });
  yield '</g>';
}

function cursors(parts: DocumentParts, keyframes: Keyframes, wanted: (shape: CursorShape) => boolean): string {
  const { log, canvas, paints, poster } = parts;
  const { cellWidth, cellHeight } = canvas;
  const looks = byLook(log.cursor).filter(({ look }) => wanted(look.shape));
  const paths = looks.map(({ look, places }) => {
    const at = ({ col, row }: { col: number; row: number }) => ({ x: col * cellWidth, y: row * cellHeight });
    const { x, y, moves } = appearances(places, at, { away: canvas.slot, poster, frames: log.times.length });
    const name = keyframes.add(moves);
    return `<path${name === '' ? '' : ` class="${name}"`} ${cursorPath(look, x, y, canvas, paints)}/>`;
  });
  return paths.join('');
}

/** Over the text, with the letters that show through it: while it is hidden, the text below shows. */
function blinkingCursor(parts: DocumentParts, keyframes: Keyframes, content: Content): string {
  const { log, canvas, poster } = parts;
  const all = cursors(parts, keyframes, () => true);
  if (all === '') return '';
  const name = blinkClass(parts, keyframes, log.times);
  // It is the text below that can be selected.
  const tools = { canvas, keyframes, content, poster, frames: log.times.length, rows: 0, shown: '' };
  const letters = tracksMarkup(packTracks(log.through.items()), tools);
  return `<g${name === '' ? '' : ` class="${name}"`}>${all}${letters.join('')}</g>`;
}

/** Class of what is shown from each of these moments on, until it goes and comes. */
function blinkClass({ clock }: DocumentParts, keyframes: Keyframes, anchors: readonly Micros[]): string {
  const { times, steps } = blinking(anchors, clock.end);
  return keyframes.fade(steps, times);
}
