// As much of TOML as Alacritty's themes are written in: tables, and keys with texts in quotes, inline tables of these too.
// Anything else is passed over.

type Tree = Record<string, unknown>;

const TITLE = /^\s*\[\s*([\w.-]+)\s*\]/;
const ENTRY = /^\s*([\w.-]+|"[^"]*")\s*=\s*(.*)$/;
const PAIR = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const TEXT = /^(?:"([^"]*)"|'([^']*)')/;

export function readTomlTables(text: string): Tree {
  const root: Tree = Object.create(null);
  let table = root;
  for (const line of text.split(/\r?\n/)) {
    const [, title] = TITLE.exec(line) ?? [];
    if (title !== undefined) table = tableAt(root, title.split('.'));
    const [, key = '', value = ''] = ENTRY.exec(line) ?? [];
    if (key === '') continue;
    const path = key.replaceAll('"', '').split('.');
    const place = tableAt(table, path.slice(0, -1));
    place[path.at(-1)!] = textOf(value);
  }
  return root;
}

function textOf(value: string): unknown {
  const found = TEXT.exec(value);
  if (found) return found[1] ?? found[2];
  if (!value.startsWith('{')) return undefined;
  return Object.fromEntries([...value.matchAll(PAIR)].map(([, key, double, single]) => [key, double ?? single]));
}

function tableAt(root: Tree, path: readonly string[]): Tree {
  let table = root;
  for (const name of path) {
    const inner = table[name];
    if (typeof inner !== 'object' || inner === null) table[name] = Object.create(null);
    table = table[name] as Tree;
  }
  return table;
}
