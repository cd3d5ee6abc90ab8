// Finds the recording that an HTML page links to, as asciinema.org's pages do:
// <link rel="alternate" type="application/x-asciicast" href="...">.

/** Links stand in the head of a page; bytes after these are not searched. */
export const PAGE_HEAD = 1_000_000;
/** Bounded, and without `<` inside, so that no page makes the search slow. */
const LINK = /<link\b([^<>]{1,4096})>/gi;
const ATTRIBUTE = /([a-z]{1,20})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const TYPE = /^application\/(?:x-)?asciicast(?:\+json)?\s*(?:;|$)/i;

/** Whether text is an HTML page rather than a recording. */
export const isPage = (text: string): boolean => text.trimStart().startsWith('<');

/** The address of the recording, made absolute; undefined where the page links none. */
export function linkedRecording(page: string, address: string): string | undefined {
  for (const [, inside] of page.matchAll(LINK)) {
    const attributes = attributesOf(inside!);
    const isAlternate = /(?:^|\s)alternate(?:\s|$)/i.test(attributes.get('rel') ?? '');
    const href = attributes.get('href');
    if (isAlternate && href && TYPE.test(attributes.get('type') ?? '') && URL.canParse(href, address)) {
      return new URL(href, address).href;
    }
  }
  return undefined;
}

function attributesOf(inside: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of inside.matchAll(ATTRIBUTE)) {
    attributes.set(name!.toLowerCase(), (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').trim());
  }
  return attributes;
}
