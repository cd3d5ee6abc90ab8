// `npm run bench -- tape`: what tapes take, against the time that they show, and against VHS or betamax where one is installed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CASTKIT = fileURLToPath(new URL('../bin/castkit.js', import.meta.url));
const RUNS = 3;
const folder = mkdtempSync(join(tmpdir(), 'castkit-bench-'));

const commands = ['echo hello', 'ls /', 'seq 1 9', 'cat /etc/passwd | wc -l', 'printf "%s\\n" a b c'];
const TAPES = {
  typing: `${commands.map((line) => `Type '${line}' Sleep 500ms Enter Sleep 2s`).join('\n')}\n`.repeat(4),
  sleeping: 'Type "echo a" Enter Sleep 30s Type "echo b" Enter Sleep 30s\n',
  waiting: 'Type "sleep 1; echo done" Enter Wait+Screen /^done/ Sleep 5s\n',
};

const seconds = (program, words) => {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`);
    return (performance.now() - start) / 1000;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1];
};
const isInstalled = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

try {
  console.log('tape        shows      .cast       .gif   .gif against what it shows');
  for (const [name, text] of Object.entries(TAPES)) {
    const file = `${name}.tape`;
    writeFileSync(join(folder, file), `Output ${name}.gif\n${text}`);
    const recording = seconds(process.execPath, [CASTKIT, 'tape', file, '-o', `${name}.cast`, '-q']);
    const picture = seconds(process.execPath, [CASTKIT, 'tape', file, '-q']);
    const info = spawnSync(process.execPath, [CASTKIT, 'info', `${name}.cast`, '--json'], { cwd: folder });
    const { duration } = JSON.parse(info.stdout.toString());
    const figures = [duration, recording, picture].map((value) => `${value.toFixed(1)} s`.padStart(9));
    console.log(`${name.padEnd(9)}${figures.join('  ')}   1/${(duration / picture).toFixed(0)}`);
    for (const other of ['vhs', 'betamax'].filter(isInstalled)) {
      console.log(`  ${other}: ${seconds(other, [file]).toFixed(1)} s`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
