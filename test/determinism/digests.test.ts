// A change of bytes is a decision: `npm run determinism -- --update` writes sha256.json anew, and the commit says why.
import { expect, it } from 'vitest';
import { digestOf, outputs } from './outputs.js';

it('the same recordings make what they made before (npm run determinism -- --update where that is to change)', async () => {
  const digests: Record<string, string> = {};
  for (const name of Object.keys(outputs)) digests[name] = await digestOf(name);
  await expect(`${JSON.stringify(digests, null, 2)}\n`).toMatchFileSnapshot('sha256.json');
});
