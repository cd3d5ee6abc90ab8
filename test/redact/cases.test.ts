// The cases of `redact` in ../shared/cases, as its index has their right values.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSecrets, redact } from '../../src/core/edit/redact/redact.js';
import { loadCast } from '../../src/index.js';
import { formsInFile, readableOnScreens } from '../support/readable.js';

const CASES = join(import.meta.dirname, '../../../shared/cases');
/** Fake, and put together so that no scanner takes this file for a leak. */
const TOKEN = `gh${'p_'}k3Vt9QzLmX7bR2cWf8NpYd5GhJ1sTa4Ue6Xo`;
const JWT = `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwicm9sZSI6ImFkbWluIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5cQ7`;

const load = (name: string) => loadCast(join(CASES, `${name}.cast`));

describe.skipIf(!existsSync(CASES))('the cases of ../shared/cases (skipped where they are missing)', () => {
  it('finds nothing in a drawing and a version number', async () => {
    expect(await findSecrets(await load('25-redact-false-positive'))).toEqual([]);
  });

  it.each([
    ['40-redact-tmux', TOKEN],
    ['40-redact-tmux', JWT],
    ['41-redact-less-n', TOKEN],
    ['42-redact-box', TOKEN],
    ['43-redact-indent', TOKEN],
    ['44-redact-erase', TOKEN],
    ['45-redact-late', TOKEN],
    ['47-redact-joiner', TOKEN],
  ])('leaves less than eight letters of a secret in a row on the screens of %s', async (name, secret) => {
    const cast = await load(name);
    expect(await readableOnScreens(cast, secret)).toBeGreaterThan(7);
    expect(await readableOnScreens(await redact()(cast), secret)).toBeLessThan(8);
  });

  it.each(['45-redact-late', '46-redact-env-key', '47-redact-joiner', '48-redact-osc1337', '49-redact-kitty-keys'])(
    'leaves no form of the secret in the file of %s',
    async (name) => {
      const cast = await load(name);
      expect(formsInFile(cast, TOKEN)).not.toEqual([]);
      expect(formsInFile(await redact()(cast), TOKEN)).toEqual([]);
    },
  );
});
