// `npm run bench -- svg [NAME...] [--runs N] [--limit SECONDS]`: castkit's animated SVG against svg-term-cli's, whole processes.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { castFile, generate } from './generate.mjs';
import { measure } from './measure.mjs';
import { fetchSvgTerm, readable, SVG_TERM } from './svg-term.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const CASTKIT = path('../bin/castkit.js');
const CORPUS = path('../../shared/corpus/');
const RESULTS = path('results/');
/** Made recordings that have something to tell about SVGs; noise over 200 columns is for GIFs. */
const MADE = ['demo-like', 'typing', 'tui80', 'vim120'];

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, limit: { type: 'string', default: '120' } },
});
const wanted = positionals[0] === 'svg' ? positionals.slice(1) : positionals;

function recordings() {
  const made = MADE.map((name) => ({ name, file: castFile(name) }));
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.cast')) : [];
  const real = files.map((name) => ({ name: name.slice(0, -'.cast'.length), file: `${CORPUS}${name}` }));
  const all = [{ name: 'demo', file: path('../examples/demo.cast') }, ...made, ...real];
  return wanted.length === 0 ? all : all.filter(({ name }) => wanted.some((word) => name.includes(word)));
}

/** What it took, or why there is nothing to tell. */
function tried(run) {
  try {
    return run();
  } catch (error) {
    return { failure: error.message.trim().split('\n').at(-1).slice(0, 80) };
  }
}

function compare({ name, file }, svgTerm, folder) {
  const limits = { extension: 'svg', limit: 1000 * Number(flags.limit) };
  const castkit = tried(() => measure(CASTKIT, ['svg', file], { ...limits, times: Number(flags.runs) }));
  const given = tried(() => readable(file, name, folder));
  const other = given.failure
    ? given
    : tried(() => measure(svgTerm, ['--in', given.file, '--out'], { ...limits, times: 1 }));
  const both = !castkit.failure && !other.failure;
  return {
    name,
    converted: given.converted ?? false,
    castkit,
    svgTerm: other,
    ...(both && {
      faster: other.wall / castkit.wall,
      fasterCpu: other.cpu / castkit.cpu,
      ofBytes: castkit.bytes / other.bytes,
    }),
  };
}

const HEADINGS = [
  'recording',
  'wall ms',
  'cpu ms',
  'peak MB',
  'kB',
  'svg-term',
  'cpu',
  'MB',
  'kB',
  'faster',
  'cpu',
  'bytes',
];
const WIDTHS = [32, 9, 8, 9, 8, 10, 8, 7, 8, 9, 8, 8];
const line = (cells) =>
  cells.map((cell, i) => (i === 0 ? cell.slice(0, 31).padEnd(32) : cell.padStart(WIDTHS[i]))).join('');

const figures = ({ failure, wall, cpu, peak, bytes }) =>
  failure
    ? ['-', '-', '-', '-']
    : [wall.toFixed(0), cpu.toFixed(0), (peak / 1e6).toFixed(0), (bytes / 1000).toFixed(0)];

function row({ name, converted, castkit, svgTerm, faster, fasterCpu, ofBytes }) {
  const ratios = faster ? [`${faster.toFixed(1)}x`, `${fasterCpu.toFixed(1)}x`, ofBytes.toFixed(3)] : ['-', '-', '-'];
  const failure = castkit.failure ?? svgTerm.failure;
  const short = name.length > 30 && name.includes('__') ? name.slice(name.indexOf('__') + 2) : name;
  return `${line([`${short}${converted ? ' *' : ''}`, ...figures(castkit), ...figures(svgTerm), ...ratios])}${failure ? `  ${failure}` : ''}`;
}

/** Written after each recording: a run may take an hour, and be stopped. */
function keep(results) {
  const session = { node: process.version, cores: availableParallelism(), runs: Number(flags.runs), svgTerm: SVG_TERM };
  writeFileSync(`${RESULTS}svg.json`, `${JSON.stringify({ ...session, results }, null, 1)}\n`);
}

generate();
mkdirSync(RESULTS, { recursive: true });
const svgTerm = fetchSvgTerm();
const folder = mkdtempSync(join(tmpdir(), 'castkit-bench-'));
const results = [];
console.log(`castkit svg, then ${SVG_TERM}; * was given to it as castkit convert -f v2 writes it`);
console.log(line(HEADINGS));
try {
  for (const recording of recordings()) {
    const result = compare(recording, svgTerm, folder);
    results.push(result);
    console.log(row(result));
    keep(results);
  }
} finally {
  rmSync(folder, { recursive: true });
}
