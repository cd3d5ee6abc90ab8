// castkit assert.

import { knownTo } from '../../core/options/option.js';
import { assert, assertOptions, inputOptions, loadCast } from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { jsonOption, jsonText, LISTING } from '../looking.js';

const options = { ...assertOptions, ...jsonOption };

export const assertCommand: CommandBody<typeof options> = {
  positionals: [INPUT],
  options,
  reading: inputOptions,
  product: LISTING,
  examples: [
    { command: 'castkit assert demo.cast --contains "tests passed"', does: 'exit status 1 where it is never shown' },
    { command: 'castkit assert demo.cast --not-contains /error/i --at end', does: 'on the last screen' },
    { command: 'castkit assert demo.cast --max-duration 60 --exit-status 0 --no-secrets', does: 'several at once' },
  ],
  async run({ input, reading, given, warn, report, write }) {
    const cast = await loadCast(input, { ...reading, warn });
    const checks = await assert(cast, knownTo(assertOptions, given), { warn });
    const failed = checks.filter(({ holds }) => !holds);
    await write(given.json ? [jsonText({ file: cast.name, holds: failed.length === 0, checks })] : []);
    if (failed.length > 0)
      report.unmet(...failed.map(({ expected, found }) => `${cast.name}: expected ${expected}, found ${found}`));
  },
};
