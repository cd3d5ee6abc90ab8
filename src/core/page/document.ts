// A page as HTML: what stands in its head, the policy that forbids all that is not its own, styles and scripts inside or beside it.

import { escapeLine } from '../text/markup.js';
import { digestOf, type PageFile } from './player-files.js';

export interface PageParts {
  readonly title: string;
  readonly description: string;
  /** Further elements of the head. */
  readonly head: readonly string[];
  readonly styles: readonly PageFile[];
  /** Style sheets of this page only. */
  readonly ownStyles: readonly string[];
  /** What style elements in the body hold. */
  readonly bodyStyles: readonly string[];
  readonly body: readonly string[];
  readonly scripts: readonly PageFile[];
  /** Path from the page to the folder of styles and scripts, ending in a slash; undefined where they are inside. */
  readonly assets: string | undefined;
}

const digests = (texts: readonly string[]): string[] => [...new Set(texts)].map((text) => `'${digestOf(text)}'`);
const textsOf = (files: readonly PageFile[]): string[] => files.map(({ text }) => text);

/** Nothing runs, shows or is fetched but what is in the page; the player needs WebAssembly. */
function policyOf({ styles, ownStyles, bodyStyles, scripts, assets }: PageParts): string {
  const own = [...ownStyles, ...bodyStyles];
  const beside = assets === undefined ? [] : ["'self'"];
  const inside = (files: readonly PageFile[]) => (assets === undefined ? textsOf(files) : []);
  return [
    "default-src 'none'",
    ['script-src', ...beside, ...digests(inside(scripts)), "'wasm-unsafe-eval'"].join(' '),
    ['style-src', ...beside, ...digests([...inside(styles), ...own])].join(' '),
    assets === undefined ? 'img-src data:' : "img-src data: 'self'",
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const styleElement =
  (assets: string | undefined) =>
  (file: PageFile): string =>
    assets === undefined ? `<style>${file.text}</style>` : `<link rel="stylesheet" href="${assets}${file.name}">`;
const scriptElement =
  (assets: string | undefined) =>
  (file: PageFile): string =>
    assets === undefined ? `<script>${file.text}</script>` : `<script src="${assets}${file.name}"></script>`;

/** `name` or `property`, as the vocabulary wants it. */
export const meta = (kind: 'name' | 'property', name: string, content: string): string =>
  `<meta ${kind}="${name}" content="${escapeLine(content)}">`;

export function pageDocument(parts: PageParts): string {
  const { title, description, head, styles, ownStyles, body, scripts, assets } = parts;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${policyOf(parts)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeLine(title)}</title>`,
    meta('name', 'description', description),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    ...head,
    ...styles.map(styleElement(assets)),
    ...ownStyles.map((text) => `<style>${text}</style>`),
    '</head>',
    '<body>',
    ...body,
    ...scripts.map(scriptElement(assets)),
    '</body>',
    '</html>\n',
  ].join('\n');
}
