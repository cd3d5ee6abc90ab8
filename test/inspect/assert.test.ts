import { describe, expect, it } from 'vitest';
import { CastError, UsageError } from '../../src/core/errors.js';
import { assert, type assertOptions } from '../../src/core/inspect/assert.js';
import type { Given } from '../../src/core/options/option.js';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { input, output, recording } from '../support/recordings.js';

const CLEAR = '\x1b[2J\x1b[H';
const exit: CastEvent = { time: 4_000_000, type: 'exit', status: '0' };
const session = recording([output(0, '$ make\r\n'), output(1, 'Error 2'), output(2, `${CLEAR}all done`), exit]);

const holds = async (given: Given<typeof assertOptions>, cast = session) =>
  (await assert(cast, given)).map((check) => check.holds);

describe('what the screen shows', () => {
  it('is looked for at every moment', async () => {
    expect(await holds({ contains: ['Error', 'done', '/err/i', 'never'] })).toEqual([true, true, true, false]);
    expect(await holds({ notContains: ['Error', 'never'] })).toEqual([false, true]);
  });

  it('is looked for at one moment when that is named', async () => {
    expect(await holds({ contains: ['done'], notContains: ['Error'], at: 'end' })).toEqual([true, true]);
    expect(await holds({ contains: ['done'], notContains: ['Error'], at: 1 })).toEqual([false, false]);
  });

  it('is read over the edge of the screen, and over lines where the pattern asks for it', async () => {
    const wrapped = recording([output(0, `${'x'.repeat(15)} across\r\nnext`)]);
    expect(await holds({ contains: ['x across', '/across$\\n^next/'] }, wrapped)).toEqual([true, true]);
  });

  it('is told where it was found', async () => {
    expect(await assert(session, { notContains: ['Error'] })).toEqual([
      {
        check: 'not-contains',
        holds: false,
        expected: 'no Error on the screen',
        found: '"Error" on row 1 at 1.0 s',
      },
    ]);
  });
});

it('checks how long a recording lasts, idle times and all', async () => {
  expect(await holds({ maxDuration: 4 })).toEqual([true]);
  expect(await assert(session, { maxDuration: 3.9 })).toMatchObject([{ holds: false, found: 'one of 4.0 s' }]);
});

it('checks the exit status, and misses one that was not recorded', async () => {
  expect(await holds({ exitStatus: 0 })).toEqual([true]);
  expect(await holds({ exitStatus: 1 })).toEqual([false]);
  expect(await assert(recording([]), { exitStatus: 0 })).toMatchObject([{ holds: false, found: 'none recorded' }]);
});

it('finds secrets, seen or only typed, without telling them', async () => {
  const secret = `ghp_${'a1B2'.repeat(9)}`;
  expect(await holds({ secrets: false })).toEqual([true]);
  for (const event of [output(0, secret), input(0, secret)]) {
    const [check] = await assert(recording([event]), { secrets: false });
    expect(check).toMatchObject({ check: 'no-secrets', holds: false });
    expect(check?.found).toContain('github');
    expect(check?.found).not.toContain(secret);
  }
});

it('does not take the name of a user for a secret', async () => {
  expect(await holds({ secrets: false }, recording([output(0, 'ann@box:/home/ann$ ')]))).toEqual([true]);
});

it('refuses to check nothing, a pattern that is none and a moment that is not there', async () => {
  await expect(assert(session)).rejects.toThrow(UsageError);
  await expect(assert(session, { contains: ['/(/'] })).rejects.toThrow(UsageError);
  await expect(assert(session, { contains: ['x'], at: 100 })).rejects.toThrow(CastError);
});
