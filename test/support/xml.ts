// A strict parser of the XML that castkit writes: elements, attributes in double quotes, text, the five named entities and
// character references. Anything else is an error, as are the characters that XML 1.0 forbids.

export interface XmlElement {
  name: string;
  attributes: Map<string, string>;
  children: (XmlElement | string)[];
}

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const NAME = '[A-Za-z_:][\\w:.-]*';
const TOKEN = new RegExp(
  `<(?<open>${NAME})(?<attributes>(?:\\s+${NAME}="[^"<]*")*)\\s*(?<empty>/?)>|</(?<close>${NAME})\\s*>|(?<text>[^<]+)`,
  'uy',
);
const ATTRIBUTE = new RegExp(`(${NAME})="([^"]*)"`, 'gu');
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root element. @throws Error that says what is wrong, and where */
export function parseXml(source: string): XmlElement {
  const forbidden = FORBIDDEN.exec(source);
  if (forbidden) throw new Error(`forbidden character U+${forbidden[0].charCodeAt(0).toString(16)}`);
  const document: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open = [document];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const { groups } = TOKEN.exec(source) ?? {};
    if (!groups) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 80)}`);
    const parent = open.at(-1)!;
    if (groups['text']?.includes(']]>')) throw new Error(`]]> in text at ${at}`);
    if (groups['text'] !== undefined) parent.children.push(decoded(groups['text'], at));
    else if (groups['close'] !== undefined) {
      if (open.length === 1 || parent.name !== groups['close'])
        throw new Error(`unexpected </${groups['close']}> at ${at}`);
      open.pop();
    } else {
      const element = { name: groups['open']!, attributes: attributesOf(groups['attributes']!, at), children: [] };
      parent.children.push(element);
      if (groups['empty'] === '') open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  const roots = document.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const [root] = roots;
  if (roots.length !== 1 || root === undefined || typeof root === 'string') throw new Error('not one root element');
  return root;
}

function attributesOf(text: string, at: number): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new Error(`${name} twice at ${at}`);
    attributes.set(name, decoded(value, at));
  }
  return attributes;
}

function decoded(text: string, at: number): string {
  return text.replace(/&([^;&]*;?)/g, (_, reference: string) => {
    const name = reference.replace(/;$/, '');
    const number = /^#(?:(\d+)|x([0-9a-f]+))$/i.exec(name);
    if (!reference.endsWith(';')) throw new Error(`a bare & at ${at}`);
    if (number) return String.fromCodePoint(number[1] ? Number(number[1]) : Number.parseInt(number[2]!, 16));
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`unknown entity &${name}; at ${at}`);
    return character;
  });
}

/** The element and all in it, in document order. */
export function* elements(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elements(child);
}

/** All text in an element. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
