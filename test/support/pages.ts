// Pages that castkit writes, taken apart.
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';

const textsOf = (page: string, pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, text = '']) => text);

/** What elements of a page hold; pages of castkit never write an end tag in them. */
export const scriptsIn = (page: string): string[] => textsOf(page, /<script>([\s\S]*?)<\/script>/g);
export const stylesIn = (page: string): string[] => textsOf(page, /<style>([\s\S]*?)<\/style>/g);

const dataOf = (page: string, id: string): string =>
  new RegExp(`<script type="[^"]+" id="${id}">([\\s\\S]*?)</script>`).exec(page)?.[1] ?? '';

/** The text of the recording inside. */
export const recordingIn = (page: string): string =>
  inflateSync(Buffer.from(dataOf(page, 'recording'), 'base64')).toString();
export const settingsIn = (page: string) => JSON.parse(dataOf(page, 'settings'));

export const policyOf = (page: string): string =>
  /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(page)?.[1] ?? '';

export const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** All tags in order, with the names of their attributes: what a text of a stranger's must not change. */
export const skeletonOf = (page: string): string[] =>
  [...page.replace(/<(script|style)([^>]*)>[\s\S]*?<\/\1>/g, '<$1$2></$1>').matchAll(/<(!?\/?[^\s>]*)([^>]*)>/g)].map(
    ([, name = '', attributes = '']) =>
      [name, ...[...attributes.matchAll(/([^\s"=]+)(?:="[^"]*")?/g)].map(([, attribute]) => attribute)].join(' '),
  );
