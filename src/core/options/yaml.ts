// The text of a file of options to plain values, and the way back from a value to its line and column. JSON is YAML too.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { UsageError } from '../errors.js';
import { tooDeepAt } from './nesting.js';
import type { Locate, Path } from './piece.js';

interface Found {
  key: unknown;
  value: unknown;
}

/** The nodes at a path, or those of the nearest part above that has any: an alias or a merge has its own elsewhere. */
function nodesAt(document: Document, path: Path): Found {
  let found: Found = { key: document.contents, value: document.contents };
  for (const step of path) {
    const inside = isAlias(found.value) ? found.value.resolve(document) : found.value;
    const next = childOf(inside, step);
    if (!next) return found;
    found = next;
  }
  return found;
}

function childOf(node: unknown, step: string | number): Found | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? undefined : { key: value, value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
  return pair && { key: pair.key, value: pair.value ?? pair.key };
}

const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

/** What the parser says of aliases that would take all memory, in words of ours. */
const inOurWords = (message: string): string =>
  /alias count/i.test(message)
    ? 'expected aliases that stand for less: together they are far more than the file'
    : message;

/** The first line of what the parser says; the rest is an excerpt. */
const firstLine = ({ message }: YAMLError): string =>
  (message.split('\n')[0] ?? '')
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/^./, (letter) => letter.toLowerCase());

export interface Yaml {
  value: unknown;
  locate: Locate;
}

/** @throws UsageError for what is no YAML, with line and column */
export function readYaml(text: string, name: string): Yaml {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const before = text.slice(0, deep).split('\n');
    const where = `${name}:${before.length}:${before.at(-1)!.length + 1}`;
    throw new UsageError(name, `${where}: expected values that are nested less deep`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: true });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error) throw new UsageError(name, `${place(error.pos[0])}: ${firstLine(error)}`);
  const locate: Locate = (path, what) => place(startOf(nodesAt(document, path)[what]));
  try {
    return { value: document.toJS(), locate };
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(name, `${place(0)}: ${inOurWords(message)}`);
  }
}
