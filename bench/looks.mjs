// `npm run bench -- looks [NAME...]`: what a window, a margin and a shadow on a gradient add to a GIF, as ratios to the plain one: CPU
// time, the least of several runs in turns, and bytes.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { castFile, generate } from './generate.mjs';
import { measure } from './measure.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const CAST2GIF = path('../bin/cast2gif.js');
const CORPUS = path('../../shared/corpus/');
const RUNS = 7;

const LOOKS = [
  ['window and margin', ['--window', 'macos', '--margin', '40']],
  ['with a title and shadow', ['--window', 'macos', '--margin', '40', '--title', 'demo', '--shadow']],
  [
    'on a gradient',
    ['--window', 'macos', '--margin', '40', '--shadow', '--margin-fill', 'linear-gradient(135deg, #6366f1, #ec4899)'],
  ],
];

const OF_CORPUS = [
  'marionebl__svg-term__example',
  'Mapika__portview__demo',
  'nbedos__termtosvg__htop',
  'mitmproxy__mitmproxy__mitmproxy_user_interface',
  'JohanChane__clashtui__demo',
];

function recordings(wanted) {
  const made = ['typing', 'tui80', 'scroll'].map((name) => ({ name, file: castFile(name) }));
  const found = OF_CORPUS.map((name) => ({ name, file: `${CORPUS}${name}.cast` })).filter(({ file }) =>
    existsSync(file),
  );
  const all = [{ name: 'demo', file: path('../examples/demo.cast') }, ...(found.length > 0 ? found : made)];
  return wanted.length === 0 ? all : all.filter(({ name }) => wanted.some((word) => name.includes(word)));
}

/** The runs of all looks take turns, so that a busy machine is busy for all of them. */
function measureInTurns(file) {
  const looks = [['plain', []], ...LOOKS].map(([name, words]) => ({ name, words, cpu: Infinity, bytes: 0 }));
  for (let run = 0; run < RUNS; run++) {
    for (const look of looks) {
      const { cpu, bytes } = measure(CAST2GIF, ['-q', file, ...look.words], { times: 1 });
      Object.assign(look, { cpu: Math.min(look.cpu, cpu), bytes });
    }
  }
  return looks;
}

const share = (value, base) => `${value >= base ? '+' : ''}${((100 * value) / base - 100).toFixed(1)} %`;

generate();
for (const { name, file } of recordings(process.argv.slice(3))) {
  const [plain, ...others] = measureInTurns(file);
  console.log(`${name}: ${plain.cpu.toFixed(0)} ms CPU, ${plain.bytes} bytes`);
  for (const { name: look, cpu, bytes } of others) {
    const ratios = [`${share(cpu, plain.cpu).padStart(10)} CPU`, `${share(bytes, plain.bytes).padStart(10)} bytes`];
    console.log(`  ${look.padEnd(26)}${ratios.join('')}`);
  }
}
