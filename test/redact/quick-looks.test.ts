// The quick looks at long texts: what they pass over holds nothing.
import { describe, expect, it } from 'vitest';
import { longRuns } from '../../src/core/edit/redact/long-runs.js';
import { findSecrets } from '../../src/core/edit/redact/redact.js';
import { encodedWords } from '../../src/core/edit/redact/strings/encoded-words.js';
import { formsOf } from '../../src/core/edit/redact/strings/forms.js';
import { output, recording } from '../support/recordings.js';

const RUN = 'aB3_'.repeat(6);

describe('long runs', () => {
  it.each([0, 1, 23, 24, 25, 47, 100])('are found after %i other units, and at the end of a text', (before) => {
    const text = `${'ab '.repeat(before).slice(0, before).replace(/.$/, ' ')}${RUN}`;
    expect(longRuns(text)).toContain(RUN);
  });

  it('are none of 23 units, nor of two that a sign parts', () => {
    expect(longRuns(`${RUN.slice(1)} ${RUN.slice(1)}.${RUN.slice(1)}`)).toBe('');
  });
});

describe('words that hold other texts', () => {
  const word = btoa('password: 4 Secret Words');
  it('are found among paths, with their padding', () => {
    const path = 'linux-5.14/drivers/gpu/drm/amd/display/dc/dce110';
    expect(encodedWords(`${path} ${word} ${path}`)).toEqual([{ word, at: path.length + 1 }]);
  });

  it('are hexadecimal and escaped ones too', () => {
    const words = ['0123456789abcdef0123456789abcdef', 'a%20b', 'x\\u0041'];
    expect(encodedWords(words.join(' ')).map((found) => found.word)).toEqual(expect.arrayContaining(words));
  });

  it('are read where they are short, and in the midst of other text', () => {
    const inner = (text: string) => formsOf(text).map((form) => form.text);
    expect(inner(`/home/jo: ${btoa('secret')}`)).toContain('secret');
    expect(inner('x 73656372657421 y')).toContain('secret!');
    expect(inner('/usr/lib/node_modules/a-b/c_d/e-f')).toEqual([]);
  });
});

describe('a header with a secret many times', () => {
  it('tells it once for each field', async () => {
    const path = Array.from({ length: 50 }, (_, at) => `/home/jane/bin${at}`).join(':');
    const cast = recording([output(0, 'x')], { env: { PATH: path, MANPATH: path }, title: 'of /home/jane' });
    const found = await findSecrets(cast, { builtin: ['home'] });
    expect(found.map(({ where }) => where).sort()).toEqual(['header env', 'header title']);
  });
});
