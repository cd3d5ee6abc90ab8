// The tables of docs/manifest.md, from the JSON Schema of a manifest.
interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly $ref?: string;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** Keys and what they mean; second spellings are left out. */
function table(title: string, { properties = {} }: Node): string {
  const rows = Object.entries(properties)
    .filter(([, { description }]) => description !== undefined)
    .map(([key, { description = '' }]) => `| \`${key}\` | ${cell(description)} |`);
  return [`| ${title} | |`, '| --- | --- |', ...rows].join('\n');
}

const only = (node: Node, ...keys: string[]): Node => ({
  properties: Object.fromEntries(Object.entries(node.properties ?? {}).filter(([key]) => keys.includes(key))),
});

/** @param schema what manifestSchema gives */
export function manifestTables(schema: Readonly<Record<string, unknown>>): string {
  const { output = {}, edit = {}, options = {} } = schema['$defs'] as Record<string, Node>;
  return [
    '## Keys',
    table('Key', schema),
    '## An output',
    'A name, or these keys and any option below:',
    table('Key', only(output, 'file', 'format', 'theme', 'edits')),
    '## Edits',
    'Each item has one key, the name of the edit, with its options:',
    ...Object.entries(edit.properties ?? {}).map(([name, node]) => table(name, node)),
    '## Options',
    'For `defaults`, `presets`, `overrides` and outputs, also in camelCase. The default is in brackets.',
    table('Option', options),
  ].join('\n\n');
}
