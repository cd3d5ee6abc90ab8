// Runs what short runs are made of, so that V8 compiles it, and has that kept in dist. What the commands write goes nowhere.
const { load, keepCode } = require('../bin/load.js');

/** Commands whose code is kept, by the script that they are in. What a script has of others is left out: keeping more costs all. */
const RUNS = { castkit: ['gif'], rest: ['txt', 'svg'] };

process.stdout.write = (_text, done) => {
  if (typeof done === 'function') done();
  return true;
};
process.exit = () => undefined;

(async () => {
  const { main } = load('castkit');
  for (const [script, commands] of Object.entries(RUNS)) {
    for (const name of commands) await main('castkit', [name, 'examples/demo.cast', '-o', '/dev/null', '--quiet']);
    keepCode(script);
  }
})();
