// Documents as the tests of SVG read them.
import type { Cast, Header } from '../../src/core/recording/cast.js';
import { svg } from '../../src/core/svg/svg.js';
import { output, recording } from './recordings.js';
import { elements, parseXml, textOf, type XmlElement } from './xml.js';

export type SvgGiven = Parameters<typeof svg>[1];

export async function renderSvg(cast: Cast, options: SvgGiven = {}, warnings: string[] = []): Promise<string> {
  let document = '';
  for await (const part of svg(cast, options, { warn: (warning) => warnings.push(warning) })) document += part;
  return document;
}

export const parsed = async (cast: Cast, options: SvgGiven = {}) => parseXml(await renderSvg(cast, options));
/** A recording that prints this and nothing else. */
export const shown = (data: string, header: Partial<Header> = {}) => recording([output(0, data)], header);
export const named = (root: XmlElement, name: string) => [...elements(root)].filter((element) => element.name === name);
export const styleOf = (root: XmlElement) => named(root, 'style').map(textOf).join('');
