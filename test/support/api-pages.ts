// The reference of the library, from the comments on what is public: an index and a page for each part.
import type { PublicName } from './public-api.js';

/** The parts, and what of src/ belongs to each; the first that fits. */
const PARTS: readonly (readonly [page: string, title: string, files: RegExp])[] = [
  ['recordings', 'Recordings', /^(cast\/|time$)/],
  ['edits', 'Edits', /^edit\//],
  ['text', 'Text', /^render\/text\//],
  ['looking', 'Looking and checking', /^(inspect\/|render\/facts\/)/],
  ['themes', 'Themes', /^(look\/|render\/themes$)/],
  ['pictures', 'Pictures', /^render\//],
  ['screens', 'Frames and screens', /^(frames|terminal)\//],
  ['builds', 'Builds', /^build\//],
  ['errors', 'Errors and warnings', /^errors$/],
];

const WRITTEN = 'Written by `npm run docs` from the comments in the source.';
const document = (...parts: string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const code = (text: string): string => ['```ts', text, '```'].join('\n');
const isOptionSet = ({ name, kind }: PublicName): boolean => kind === 'const' && name.endsWith('Options');
const membersOf = (known: readonly PublicName[], page: string): PublicName[] =>
  known.filter(({ file }) => PARTS.find(([, , files]) => files.test(file))?.[0] === page);

/** As a caller sees it: an edit's options have a name, and constants no value. */
function shown({ name, declaration }: PublicName): string {
  if (/: EditMaker</.test(declaration)) return `const ${name}: EditMaker<typeof ${name}Options>;`;
  return declaration.replace(/^export (declare )?/, '').replace(/^ +#private;\n/m, '');
}

function entry(known: PublicName): string {
  const params = known.params.map((text) => `- ${text.replace(/^\w+/, '`$&`:')}`).join('\n');
  const throws = known.throws.map((text) => `**Throws** ${text}.`).join('\n\n');
  return document(
    `## ${known.name}`,
    known.description,
    code(shown(known)),
    params,
    throws,
    'Example:',
    code(known.example),
  ).trim();
}

function optionSets(members: readonly PublicName[]): string {
  if (members.length === 0) return '';
  const rows = members.map(
    ({ name, description, example }) => `| \`${name}\` | ${cell(description)} | \`${cell(example)}\` |`,
  );
  return ['## Option sets', '', '| | | Example |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Each page by its file name. */
export function apiPages(known: readonly PublicName[]): [name: string, text: string][] {
  return PARTS.map(([page, title]) => {
    const members = membersOf(known, page);
    const entries = members.filter((member) => !isOptionSet(member)).map(entry);
    const sets = optionSets(members.filter(isOptionSet));
    return [`${page}.md`, document(`# ${title}`, '[The whole library](../api.md)', ...entries, sets, WRITTEN)];
  });
}

const INTRODUCTION = `Everything that \`import { … } from 'castkit'\` offers. [Library](library.md) is the place to begin.

- Examples leave out the import, and where they speak of \`cast\`, \`const cast = await loadCast('demo.cast')\`.
- \`Given<typeof gifOptions>\` is an object with any of the options of \`gif\`; [commands.md](commands.md) tells what each of them does.
- Times are whole microseconds (\`Micros\`) in recordings, frames and screens, and seconds in options and in what is made for people
  or for JSON.`;

/** The page that links to all of them. */
export function apiIndex(known: readonly PublicName[]): string {
  const row = (page: string, { name, description }: PublicName): string => {
    const [first = ''] = /^.*?[.;](?= |$)/.exec(description) ?? [description];
    return `| [${name}](api/${page}.md#${name.toLowerCase()}) | ${cell(first.replace(/[.;]$/, ''))} |`;
  };
  const tables = PARTS.map(([page, title]) => {
    const rows = membersOf(known, page).filter((member) => !isOptionSet(member));
    return [`| [${title}](api/${page}.md) | |`, '| --- | --- |', ...rows.map((member) => row(page, member))].join('\n');
  });
  return document('# API', INTRODUCTION, ...tables, WRITTEN);
}
