// Preloaded into a program under test: counts what it does to the disk, and at a given step raises a signal or refuses.
// TEST_FAULT: "count:FILE" writes the numbers of steps there; "SIGTERM:5" raises before step 5, "SIGTERM:5.5" after it;
// "ENOSPC:5" fails from the fifth write on;
// from step 5 of "EPIPE:5" on nobody reads what it says; "EPERM:link" is a disk without hard links.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const [, kind, at] = /^(\w+):(.*)$/s.exec(process.env.TEST_FAULT);
const WRITES = ['writeSync', 'writeFileSync'];
const STEPS = [
  ...WRITES,
  'openSync',
  'closeSync',
  'fchmodSync',
  'chmodSync',
  'linkSync',
  'renameSync',
  'rmSync',
  'mkdtempSync',
];
/** `place`: the step that puts the first file in its place. */
const counted = { steps: 0, writes: 0, place: 0 };
const PLACES = ['renameSync', 'linkSync'];

function refuse(name) {
  const error = new Error('ENOSPC: no space left on device');
  throw Object.assign(error, { code: 'ENOSPC', errno: -28, syscall: name === 'writeSync' ? 'write' : 'open' });
}

function refuseLinks() {
  throw Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM', errno: -1, syscall: 'link' });
}

function stopReading() {
  const gone = () => Object.assign(new Error('write EPIPE'), { code: 'EPIPE', errno: -32, syscall: 'write' });
  for (const stream of [process.stdout, process.stderr]) {
    stream._write = (_chunk, _encoding, done) => done(gone());
    stream._writev = (_chunks, done) => done(gone());
  }
}

const raise = (moment) => {
  if (kind.startsWith('SIG') && Number(at) === moment) process.kill(process.pid, kind);
};

/** Opening for reading is no step: what there is to read depends on the Node version. */
const isStep = (name, args) => name !== 'openSync' || (typeof args[1] === 'string' && args[1] !== 'r');
/** Neither is closing such a file. */
const opened = new Set();

for (const name of STEPS) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (!isStep(name, args) || (name === 'closeSync' && !opened.delete(args[0]))) return original(...args);
    const step = ++counted.steps;
    if (WRITES.includes(name)) counted.writes++;
    if (PLACES.includes(name)) counted.place ||= step;
    raise(step);
    if (kind === 'EPIPE' && step === Math.floor(Number(at))) stopReading();
    if (kind === 'EPERM' && name === 'linkSync') refuseLinks();
    if (kind === 'ENOSPC' && WRITES.includes(name) && counted.writes >= Number(at)) refuse(name);
    const result = original(...args);
    if (name === 'openSync') opened.add(result);
    raise(step + 0.5);
    return result;
  };
}
syncBuiltinESMExports();

if (kind === 'count') {
  const { writeFileSync } = fs;
  process.on('exit', () => writeFileSync(at, JSON.stringify(counted)));
}
