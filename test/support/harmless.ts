// That a picture or a page made of hostile text does nothing: nothing in it runs, loads or leads anywhere but to the web.
import { expect } from 'vitest';
import { elements, parseXml, textOf, type XmlElement } from './xml.js';

const ACTIVE = ['script', 'foreignObject', 'image', 'iframe', 'animate', 'set', 'handler', 'object', 'embed', 'base'];

/** The root of an SVG; fails where it is not well-formed, or not inert. */
export function expectHarmless(document: string): XmlElement {
  const root = parseXml(document);
  for (const element of elements(root)) {
    const { name, attributes } = element;
    expect(ACTIVE).not.toContain(name);
    for (const [attribute, value] of attributes) {
      expect(attribute).not.toMatch(/^on|^xlink:|^style$/i);
      if (attribute === 'href') expect(value).toMatch(name === 'use' ? /^#/ : /^(?:#|https?:\/\/|mailto:)/i);
    }
    if (name === 'style') expect(textOf(element)).not.toMatch(/@import|expression|url\((?!data:font)/i);
  }
  expect(document).not.toMatch(/<!|<\?/);
  return root;
}

const PAGE_TAGS = ['html', 'head', 'meta', 'title', 'style', 'body', 'pre', 'span', 'a'];
const PAGE_TAG = /^<(\/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)>/;

/** Fails where a page, or a fragment of one, has tags or attributes that castkit does not write, or leads elsewhere. */
export function expectHarmlessPage(page: string): void {
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
    const rest = page.slice(at, at + 4000);
    if (rest.startsWith('<!DOCTYPE html>') && at === 0) continue;
    const [, , name = '', attributes = ''] = PAGE_TAG.exec(rest) ?? [];
    if (!PAGE_TAGS.includes(name)) expect.fail(`a tag that is not castkit's at ${at}: ${rest.slice(0, 80)}`);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
      expect(['lang', 'charset', 'http-equiv', 'name', 'content', 'class', 'style', 'href', 'rel']).toContain(
        attribute,
      );
      if (attribute === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/i);
      if (attribute === 'style') expect(value).not.toMatch(/url|expression|@/);
    }
  }
  expect(page).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|\p{Cs}/u);
}
