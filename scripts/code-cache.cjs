// Runs what short runs are made of, so that V8 compiles it, and has that kept in dist. What the commands write goes nowhere.
const { load, keepCode } = require('../bin/load.js');

const RUNS = ['gif', 'txt'];

process.stdout.write = (_text, done) => {
  if (typeof done === 'function') done();
  return true;
};
process.exit = () => undefined;

(async () => {
  const { main } = load('castkit');
  for (const words of RUNS)
    await main('castkit', [...words.split(' '), 'examples/demo.cast', '-o', '/dev/null', '--quiet']);
  keepCode();
})();
