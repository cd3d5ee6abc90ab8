// `npm run bench [-- NAME...] [--runs N] [--fresh] [--no-naive]`: castkit's cast2gif against the naive baseline, whole processes.
// `npm run bench -- svg` is svg.mjs, `npm run bench -- looks` looks.mjs, `npm run bench -- tape` tape.mjs.
// The baseline's figures are kept in results/naive.json until the recording, the baseline or Node changes; --fresh measures anew.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { castFile, generate, RECORDINGS } from './generate.mjs';
import { measure } from './measure.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const CAST2GIF = path('../bin/cast2gif.js');
const NAIVE = path('naive.mjs');
const CORPUS = path('../../shared/corpus/');
const RESULTS = path('results/');
const BIG = 500_000;
/** agg 1.9.0 at 16 px, 30 frames a second and 6 antialiasing levels. */
const AGG_BYTES = {
  tui80: 7.64e6,
  plasma200: 50.9e6,
  scroll: 14.2e6,
  typing: 13.8e6,
  events20k: 4.38e6,
  vim120: 60.6e6,
};

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  strict: process.argv[2] !== 'svg',
  options: {
    runs: { type: 'string', default: '5' },
    fresh: { type: 'boolean', default: false },
    'no-naive': { type: 'boolean', default: false },
  },
});

function bigOnesOfCorpus() {
  if (!existsSync(CORPUS)) return [];
  const names = readdirSync(CORPUS).filter((name) => name.endsWith('.cast') && statSync(`${CORPUS}${name}`).size > BIG);
  return names.map((name) => ({ name: name.replace(/\.cast$/, ''), file: `${CORPUS}${name}` }));
}

function chosenRecordings() {
  const made = RECORDINGS.map(({ name }) => ({ name, file: castFile(name) }));
  const all = [...made, { name: 'demo', file: path('../examples/demo.cast') }, ...bigOnesOfCorpus()];
  const chosen = wanted.flatMap((word) => {
    const exact = all.filter(({ name }) => name === word);
    return exact.length > 0 ? exact : all.filter(({ name }) => name.includes(word));
  });
  return wanted.length === 0 ? all : [...new Set(chosen)];
}

function readKept() {
  const file = `${RESULTS}naive.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function fingerprint(file) {
  const hash = createHash('sha256').update(process.version);
  for (const part of [file, NAIVE]) hash.update(readFileSync(part));
  return hash.digest('hex');
}

function naiveFigures({ name, file }, kept) {
  const key = fingerprint(file);
  if (!flags.fresh && kept[name]?.key === key) return kept[name].figures;
  process.stderr.write(`${name}: measuring the naive baseline\n`);
  const figures = measure(NAIVE, [file], { times: 3, enough: 5000 });
  kept[name] = { key, figures };
  writeFileSync(`${RESULTS}naive.json`, `${JSON.stringify(kept, null, 1)}\n`);
  return figures;
}

function compare(recording, kept) {
  const naive = flags['no-naive'] ? undefined : naiveFigures(recording, kept);
  const castkit = measure(CAST2GIF, ['-v', recording.file], { times: Number(flags.runs) });
  const aggBytes = AGG_BYTES[recording.name];
  return {
    name: recording.name,
    castkit,
    ...(naive && {
      naive,
      faster: naive.wall / castkit.wall,
      fasterCpu: naive.cpu / castkit.cpu,
      bytesOfNaive: castkit.bytes / naive.bytes,
    }),
    ...(aggBytes && { bytesOfAgg: castkit.bytes / aggBytes }),
  };
}

const HEADINGS = [
  'recording',
  'wall ms',
  'cpu ms',
  'peak MB',
  'MB',
  'naive ms',
  'faster',
  'cpu',
  'bytes of naive',
  'of agg',
];
const WIDTHS = [28, 9, 9, 9, 9, 10, 8, 8, 15, 8];
const line = (cells) =>
  cells.map((cell, i) => (i === 0 ? cell.slice(0, 27).padEnd(28) : cell.padStart(WIDTHS[i]))).join('');
const ratio = (value, digits, unit = '') => (value === undefined ? '-' : `${value.toFixed(digits)}${unit}`);

function row({ name, castkit, naive, faster, fasterCpu, bytesOfNaive, bytesOfAgg }) {
  return line([
    name,
    castkit.wall.toFixed(0),
    castkit.cpu.toFixed(0),
    (castkit.peak / 1e6).toFixed(0),
    (castkit.bytes / 1e6).toFixed(2),
    ratio(naive?.wall, 0),
    ratio(faster, 1, 'x'),
    ratio(fasterCpu, 1, 'x'),
    ratio(bytesOfNaive, 2),
    ratio(bytesOfAgg, 2),
  ]);
}

function stageRow({ stages }) {
  const shares = Object.entries(stages).map(([name, ms]) => `${name} ${ms.toFixed(0)}`);
  return shares.length === 0 ? [] : [`  ${shares.join('  ')}`];
}

function benchGifs() {
  generate();
  mkdirSync(RESULTS, { recursive: true });
  const kept = readKept();
  const results = [];
  console.log(line(HEADINGS));
  for (const recording of chosenRecordings()) {
    const result = compare(recording, kept);
    results.push(result);
    for (const text of [row(result), ...stageRow(result.castkit)]) console.log(text);
  }
  const session = { node: process.version, cores: availableParallelism(), runs: Number(flags.runs), results };
  writeFileSync(`${RESULTS}latest.json`, `${JSON.stringify(session, null, 1)}\n`);
}

if (wanted[0] === 'svg') await import('./svg.mjs');
else if (wanted[0] === 'looks') await import('./looks.mjs');
else if (wanted[0] === 'tape') await import('./tape.mjs');
else benchGifs();
