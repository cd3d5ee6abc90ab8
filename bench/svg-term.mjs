// svg-term-cli, which the SVGs are compared with. No dependency of castkit's: npm fetches it into results/svg-term when it is
// asked for first. It reads asciicast v1 and v2; any other recording is given to it as `castkit convert` makes it v2.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SVG_TERM = 'svg-term-cli@2.1.1';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const FOLDER = path('results/svg-term/');
const SCRIPT = join(FOLDER, 'node_modules/svg-term-cli/lib/cli.js');
const CASTKIT = path('../bin/castkit.js');
const READS = [1, 2];

/** The path of its program; throws where npm cannot fetch it. */
export function fetchSvgTerm() {
  if (existsSync(SCRIPT)) return SCRIPT;
  mkdirSync(FOLDER, { recursive: true });
  process.stderr.write(`fetching ${SVG_TERM} into bench/results/svg-term\n`);
  const install = ['install', '--prefix', FOLDER, '--no-audit', '--no-fund', '--ignore-scripts', SVG_TERM];
  const run = spawnSync('npm', install, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (existsSync(SCRIPT)) return SCRIPT;
  const words = run.stderr?.split('\n').find((line) => /^npm (?:error|ERR!) (?!code|errno|syscall)/.test(line));
  const why = run.error?.message ?? words ?? `it ended with ${run.status}`;
  throw new Error(`expected npm to fetch ${SVG_TERM}, found that it cannot: ${why}`);
}

function versionOf(file) {
  const start = Buffer.alloc(65536);
  const handle = openSync(file, 'r');
  const length = readSync(handle, start);
  closeSync(handle);
  return Number(/"version"\s*:\s*(\d)/.exec(start.toString('utf8', 0, length))?.[1]);
}

/** The recording as svg-term-cli can read it: the file itself, or a copy in a folder. */
export function readable(file, name, folder) {
  if (READS.includes(versionOf(file))) return { file, converted: false };
  const copy = join(folder, `${name}.v2.cast`);
  const run = spawnSync(process.execPath, [CASTKIT, 'convert', '-f', 'v2', file, '-o', copy], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr.trim());
  return { file: copy, converted: true };
}
