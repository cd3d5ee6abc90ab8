// A screen, or the transcript of a session, as HTML: text that can be selected and searched, in the colours of the theme. No
// script, no request to anywhere.

import { blurred } from '../blur/blurred.js';
import { UsageError } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import { lookOptions } from '../layout/options.js';
import { momentOptions, screenOf, scrollbackOptions } from '../moments/moment.js';
import { choice, type Given, resolveOptions, toggle, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { chooseTheme } from '../picture/paint-setup.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { safeLink } from '../terminal/safe-link.js';
import type { Screen } from '../terminal/screen.js';
import { repeatsUpperHalf } from '../terminal/text.js';
import { type ColourContext, defaultColours } from '../theme/colours.js';
import { Yielder } from '../yielder.js';
import { type Declaration, declaration, declarationsOf } from './html-style.js';
import { escapeHtml } from './markup.js';
import { rowRuns } from './runs.js';
import { hex } from './screen-json.js';
import { type TimedLine, transcriptOf, transcriptOptions } from './transcript.js';

/**
 * Option declarations of `html`: names, checks, defaults.
 * @example
 * htmlOptions.fragment.default; // => false
 */
export const htmlOptions = {
  ...momentOptions,
  ...scrollbackOptions,
  ...transcriptOptions,
  theme: lookOptions.theme,
  blur: lookOptions.blur,
  boldIsBright: lookOptions.boldIsBright,
  ligatures: lookOptions.ligatures,
  htmlStyle: choice({
    flag: 'html-style',
    group: 'Output',
    help: 'colours in a style sheet, or at each piece of text',
    placeholder: 'KIND',
    choices: ['classes', 'inline'],
    default: 'classes',
  }),
  fragment: toggle({ flag: 'fragment', group: 'Output', help: 'a piece for a page, not a page', default: false }),
};

const FONTS = "'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace";
/**
 * Cells keep their order whatever is written in them: no right-to-left runs. Rows are 19 pixels high, as are box-drawing characters and
 * grounds in DejaVu, Menlo and Consolas: so they meet.
 */
const layout = (ligatures: boolean): string =>
  `margin:0;padding:.7em 1ch;font:16px/1.1875 ${FONTS};font-variant-ligatures:${ligatures ? 'normal' : 'none'};white-space:pre;overflow-x:auto;direction:ltr;unicode-bidi:bidi-override`;
/** Nothing is loaded, nothing runs, nothing is sent: only the page's own styles count, and links go where they say. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const LINK = 'color:inherit';
const CELL = declaration('cell', 'display:inline-block;width:1ch');
const WIDE = declaration('wide', 'display:inline-block;width:2ch');
/** Lines of double width and height (DECDWL, DECDHL). */
const DOUBLED = 'display:inline-block;vertical-align:top;transform-origin:0 0;transform:';
const DOUBLE = declaration('double', `${DOUBLED}scale(2,1)`);
const TALL = declaration('tall', `${DOUBLED}scale(2)`);
const UPPER = declaration('upper', `${DOUBLED}scale(2);clip-path:inset(0 0 50%)`);
const LOWER = declaration('lower', `${DOUBLED}translateY(-100%) scale(2);clip-path:inset(50% 0 0)`);
/** Symbols, braille, icons and pictographs: other fonts have them than those of the text, in other widths. */
const FOREIGN = /([\u2300-\u24ff\u25a0-\u2bff\ue000-\uf8ff\u{1f000}-\u{1faff}\u{f0000}-\u{10fffd}]\p{M}*)/u;
const CLOCK = declaration('clock', 'opacity:.6;user-select:none');

/**
 * The screen at a moment as a page, or with `fragment` as a `<pre>` with its style sheet before it.
 * @throws UsageError for wrong options; CastError for a moment that the recording does not have
 * @example
 * await writeFile('demo.html', await html(cast, { theme: 'nord' }));
 */
export async function html(
  recording: Cast,
  given: Given<typeof htmlOptions> = {},
  hooks: RenderHooks = {},
): Promise<string> {
  const options = resolveOptions(htmlOptions, given);
  const cast = await blurred(givenCast(recording, hooks), options, hooks.warn);
  if (cast.covered && (options.scrollback || options.transcript)) {
    const other = options.scrollback ? optionName('scrollback') : optionName('transcript');
    throw new UsageError(
      optionName('blur'),
      `${optionName('blur')}: a region of the screen cannot go with ${other}, which shows rows that have left it`,
    );
  }
  const theme = chooseTheme(cast, options.theme);
  const contextOf = (screen: Screen): ColourContext => ({ theme, screen, boldIsBright: options.boldIsBright });
  const writer = new HtmlWriter(options);
  let page: Pick<Screen, 'colours' | 'reverse'> = {
    colours: { foreground: undefined, background: undefined, cursor: undefined, palette: new Map() },
    reverse: false,
  };
  let rows: string[];
  if (options.transcript) {
    const lines = await transcriptOf(cast, options, hooks);
    rows = [];
    const yielder = new Yielder(hooks.signal);
    for (const line of lines) {
      rows.push(timedLine(writer, line, { ...contextOf(line.screen), screen: { ...line.screen, ...page } }));
      if (yielder.isDue) await yielder.rest();
    }
  } else {
    const screen = await screenOf(cast, options, hooks);
    page = screen;
    rows = Array.from({ length: screen.rows }, (_, row) => writer.row(screen, row, contextOf(screen)));
  }
  const colours = defaultColours({ theme, screen: page, boldIsBright: options.boldIsBright });
  const pre = writer.block(rows, colours);
  return options.fragment ? pre : wholePage(cast, pre, colours.background);
}

const timedLine = (writer: HtmlWriter, { clock, screen }: TimedLine, context: ColourContext): string =>
  `${writer.span(clock, [CLOCK])}  ${writer.row(screen, 0, context)}`;

function wholePage({ header }: Cast, content: string, background: number): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(header.title || 'Terminal')}</title>`,
    `<style>body{margin:0;background:${hex(background)}}</style>`,
    '</head>',
    `<body>\n${content}</body>`,
    '</html>\n',
  ].join('\n');
}

/** Writes rows, and remembers the classes that they need. */
class HtmlWriter {
  readonly #classes = new Map<string, string>();

  readonly #layout: string;
  private readonly inline: boolean;

  constructor({ htmlStyle, ligatures }: Pick<Values<typeof htmlOptions>, 'htmlStyle' | 'ligatures'>) {
    this.inline = htmlStyle === 'inline';
    this.#layout = layout(ligatures);
  }

  row(screen: Screen, row: number, context: ColourContext): string {
    const size = screen.lineSizes[row] ?? 0;
    if (size === 0) return this.#content(screen, row, context);
    if (repeatsUpperHalf(screen, row)) return '';
    const whole = size === 2 && repeatsUpperHalf(screen, row + 1);
    const look = whole ? TALL : [DOUBLE, DOUBLE, UPPER, LOWER][size]!;
    return `<span ${this.#attribute([look])}>${this.#content(screen, row, context)}</span>`;
  }

  #content(screen: Screen, row: number, context: ColourContext): string {
    return rowRuns(screen, row)
      .map(({ text, style, wide }) => {
        const look = declarationsOf(style, context);
        const link = safeLink(style.link);
        const shown = style.conceal ? ' '.repeat(wide ? 2 : text.length) : text;
        const span = wide ? this.span(shown, [...look, WIDE]) : this.#cells(shown, look);
        return link === undefined ? span : `<a href="${escapeHtml(link)}" rel="noopener nofollow">${span}</a>`;
      })
      .join('');
  }

  /** What another font draws must not move what comes after it. */
  #cells(text: string, look: readonly Declaration[]): string {
    return text
      .split(FOREIGN)
      .map((piece, i) => (piece === '' ? '' : this.span(piece, i % 2 === 1 ? [...look, CELL] : look)))
      .join('');
  }

  span(text: string, look: readonly Declaration[]): string {
    if (look.length === 0) return escapeHtml(text);
    return `<span ${this.#attribute(look)}>${escapeHtml(text)}</span>`;
  }

  /** All rows, and what they need to look right. */
  block(rows: readonly string[], colours: { foreground: number; background: number }): string {
    const page = `color:${hex(colours.foreground)};background:${hex(colours.background)}`;
    const text = rows.map((row) => `${row}\n`).join('');
    if (this.inline) return `<pre style="${page};${this.#layout}">${text}</pre>\n`;
    const rules = [...this.#classes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, css]) => `.castkit .${name}{${css}}\n`);
    const sheet = `.castkit{${this.#layout}}\n.castkit a{${LINK}}\n${rules.join('')}`;
    return `<style>\n${sheet}</style>\n<pre class="castkit" style="${page}">${text}</pre>\n`;
  }

  #attribute(look: readonly Declaration[]): string {
    if (this.inline) return `style="${look.map(({ css }) => css).join(';')}"`;
    for (const { name, css } of look) this.#classes.set(name, css);
    return `class="${look.map(({ name }) => name).join(' ')}"`;
  }
}
