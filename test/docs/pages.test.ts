// The hand-written pages: their commands run, in their order, in one folder a page; their links lead somewhere.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleLines, DONE, runShown, shownFiles, shownSessions } from '../support/shown-commands.js';

const root = join(import.meta.dirname, '../..');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const text = (page: string): string => readFileSync(join(root, page), 'utf8');

const anchors = (page: string): string[] =>
  [...text(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

const linksOf = (page: string): string[] =>
  [...text(page).matchAll(/(?:\]\(|src(?:set)?=")([^)"\s]+)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !link.includes(':'));

describe.each(docs.filter((name) => consoleLines(text(`docs/${name}`)).length > 0))('the commands of %s', (name) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'castkit-docs-'));
    for (const [file, content] of shownFiles(text(`docs/${name}`))) writeFileSync(join(folder, file), content);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(consoleLines(text(`docs/${name}`)))('%s', (line) => {
    expect(runShown(line, folder)).toMatchObject(DONE);
  });
});

/** Pages with sessions, and each session of one. */
const sessions = docs.flatMap((name) => shownSessions(text(`docs/${name}`)).map((session) => ({ name, session })));

it('shows a session to programs that edit', () => {
  const lines = sessions.filter(({ name }) => name === 'agents.md').flatMap(({ session }) => session);
  const commands = lines.map(({ line }) => /^castkit (\w+)/.exec(line)?.[1]);
  expect(commands).toEqual(expect.arrayContaining(['outline', 'edit', 'condense', 'tidy']));
});

describe.each(sessions)('the session of $name', ({ name, session }) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'castkit-docs-'));
    for (const [file, content] of shownFiles(text(`docs/${name}`))) writeFileSync(join(folder, file), content);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(session)('$line prints what the page says', ({ line, output }) => {
    const { status, stdout, stderr } = runShown(line, folder);
    expect([status, stdout + stderr]).toEqual([0, output]);
  });
});

const pages = [
  ...docs.map((name) => `docs/${name}`),
  ...['commands', 'api'].flatMap((folder) =>
    readdirSync(join(root, 'docs', folder)).map((name) => `docs/${folder}/${name}`),
  ),
  ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md'],
];

it.each(pages)('%s links only to what is there', (page) => {
  const broken = linksOf(page).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    return !existsSync(join(root, target)) || (anchor !== undefined && !anchors(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

it('lists every page in docs/README.md', () => {
  const listed = linksOf('docs/README.md');
  expect(docs.filter((name) => name !== 'README.md' && !listed.includes(name))).toEqual([]);
});
