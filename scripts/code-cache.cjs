// Runs what short runs are made of, so that V8 compiles it, and has that kept in dist. What the commands write goes nowhere.
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { load, keepCode } = require('../bin/load.js');

/** Commands whose code is kept, by the script that they are in. What a script has of others is left out: keeping more costs all. */
const RUNS = { castkit: ['gif'], rest: ['txt', 'svg'] };

process.stdout.write = (_text, done) => {
  if (typeof done === 'function') done();
  return true;
};
process.exit = () => undefined;

/** The demo's first events: of a long recording more would be kept than a short one is worth loading for. */
const EVENTS = 20;
const folder = mkdtempSync(join(tmpdir(), 'castkit-build-'));
const recording = join(folder, 'short.cast');
const lines = readFileSync('examples/demo.cast', 'utf8').split('\n');
writeFileSync(recording, `${lines.slice(0, 1 + EVENTS).join('\n')}\n`);

(async () => {
  const { main } = load('castkit');
  for (const [script, commands] of Object.entries(RUNS)) {
    for (const name of commands) await main('castkit', [name, recording, '-o', '/dev/null', '--quiet']);
    keepCode(script);
  }
  rmSync(folder, { recursive: true });
})();
