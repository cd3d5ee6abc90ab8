// What `redact` looks for cannot be narrowed by what lies around, and a build does with secrets what it is told.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { secretsEdits } from '../../src/build/secrets.js';
import { findingSummary, findSecrets, redact } from '../../src/core/edit/redact/redact.js';
import { useFolder } from '../support/folder.js';
import { run } from '../support/program.js';
import { output, recording } from '../support/recordings.js';

const path = useFolder();
/** Put together, so that no scanner takes this file for a leak. */
const TOKEN = `gh${'p_'}q7LmZ2xV9cRb4TnK8wYs3HdF6jPa1GeU5oXi`;
const DEMO = `{"version":2,"width":80,"height":4}\n[0.1,"o","${TOKEN} jane@corp.example.com"]\n`;

function hide(words: string[] = [], env: Record<string, string> = {}) {
  writeFileSync(path('demo.cast'), DEMO);
  const { status, stderr } = run(['castkit', 'redact', 'demo.cast', 'out.cast', ...words], { cwd: path('.'), env });
  return { status, stderr, text: existsSync(path('out.cast')) ? readFileSync(path('out.cast'), 'utf8') : undefined };
}

describe('castkit redact', () => {
  it.each([
    'redact:\n  builtin: ip',
    'builtin: ip',
    'text: foo',
    'dry-run: true',
    'redact: {dryRun: true}',
    'redact: {pattern: x}',
  ])('refuses a configuration file with %s, and writes nothing', (lines) => {
    writeFileSync(path('castkit.yaml'), `${lines}\n`);
    const { status, stderr, text } = hide(['-q']);
    expect([status, text]).toEqual([2, undefined]);
    expect(stderr).toMatch(/^castkit\.yaml:\d+:\d+: .*give it on the command line/);
  });

  it.each(['CASTKIT_BUILTIN', 'CASTKIT_TEXT', 'CASTKIT_PATTERN'])('refuses %s', (name) => {
    const { status, stderr, text } = hide([], { [name]: 'ip' });
    expect([status, text]).toEqual([2, undefined]);
    expect(stderr).toContain(`${name}: `);
  });

  it('says what it hid', () => {
    const { status, stderr, text } = hide(['-v']);
    expect(status).toBe(0);
    expect(stderr).toContain('demo.cast: 2 findings: 1 GitHub token, 1 e-mail address; none left\n');
    expect(stderr).toMatch(/hidden {2}event:0 {2}0\.100 s {2}output {2}github {2}ghp_\*/);
    expect(text).not.toContain('jane');
    expect(hide(['-q']).stderr).toBe('');
  });

  it('looks for secrets and addresses, with texts on top, and for nothing else if told so', async () => {
    const cast = recording([output(0, `me@box:~$ cat /home/zelda/x ${TOKEN} Porto jane@corp.example.com`)], {
      cols: 120,
    });
    const shown = async (options: Parameters<typeof redact>[0]) =>
      [...(await redact(options)(cast)).events].map((event) => (event.type === 'output' ? event.data : '')).join('');
    expect(await shown({ text: ['Porto'] })).toMatch(/^me@box:~\$ cat \/home\/zelda\/x \*{40} \*{5} \*{21}$/);
    expect(await shown({ text: ['Porto'], builtin: ['none'] })).toContain(`${TOKEN} ***** jane`);
    expect(await shown({ builtin: ['all'] })).toMatch(/^\*\*@\*\*\*:~\$ cat \/home\/\*{5}\/x/);
    expect(findingSummary(await findSecrets(cast, { text: ['Porto'] }))).toBe(
      '3 findings: 1 GitHub token, 1 e-mail address, 1 text',
    );
  });
});

describe('a build', () => {
  const cast = recording([output(0, `key ${TOKEN}`)], { cols: 60 });
  const edit = (policy: 'refuse' | 'redact') => secretsEdits(policy)[0]!;

  it('hides secrets, refuses them or takes them as they are', async () => {
    const hidden = await edit('redact')(cast);
    expect([...hidden.events]).toEqual([output(0, `key ${'*'.repeat(40)}`)]);
    await expect(edit('refuse')(cast)).rejects.toThrow(
      'demo.cast: expected no secrets, found 1 finding: 1 GitHub token',
    );
    expect(secretsEdits('ignore')).toEqual([]);
  });
});

describe('a rebuild', () => {
  const build = (...words: string[]) => {
    const { status, stderr } = run(['castkit', 'build', '--jobs', '1', ...words], { cwd: path('.') });
    const made = existsSync(path('demo.txt')) ? readFileSync(path('demo.txt'), 'utf8') : '';
    return { status, stderr, made };
  };

  it('makes outputs anew where what is done about secrets has changed, and only there', () => {
    writeFileSync(path('demo.cast'), DEMO);
    writeFileSync(path('castkit.yaml'), 'inputs: demo.cast\noutputs: "{name}.txt"\n');
    expect(build('--secrets', 'ignore').made).toContain(TOKEN);
    const refused = build('--secrets', 'refuse');
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('expected no secrets')]);
    expect(refused.stderr).not.toContain(TOKEN);
    const hidden = build('--secrets', 'redact');
    expect([hidden.status, hidden.made]).toEqual([0, expect.stringContaining('*'.repeat(40))]);
    expect(hidden.made).not.toContain(TOKEN);
    expect(build('--secrets', 'redact').stderr).toContain('up to date');
    expect(build('--secrets', 'redact', '--check').status).toBe(0);
    expect(build('--secrets', 'ignore', '--check').status).toBe(1);
    expect(build('--secrets', 'ignore').made).toContain(TOKEN);
  });
});
