// Looks like a coding agent at work: a box to type in, a spinner, text that streams, diffs, all redrawn in pieces with a hidden cursor.
// node scripts/agent-like.mjs [SECONDS]: for recordings that condense and outline are tried on.
const { stdout, stdin } = process;
const length = Number(process.argv[2] ?? 150) * 1000;
const SPIN = ['✻', '✽', '✶', '·'];
const WORDS = 'Pondering Reading Weaving Computing'.split(' ');
const REPLY =
  'The parser drops the last field of a line when the file has no newline at its end. I will keep the rest of the buffer and pass it on when the stream closes, then add a test for it.'.split(
    ' ',
  );
const DIFF = [
  '@@ -12,6 +12,9 @@ function parse(stream)',
  ' for (const line of lines) emit(line);',
  '-  rest = "";',
  '+  rest = lines.at(-1);',
  '+  if (closed && rest) emit(rest);',
  ' return rest;',
];
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const log = [];
let typed = '';
let status = '';
let stop = false;

async function draw() {
  const cols = stdout.columns ?? 100;
  const rows = stdout.rows ?? 30;
  const shown = log.flatMap((line) => line.match(new RegExp(`.{1,${cols - 4}}`, 'g')) ?? ['']).slice(-(rows - 6));
  const lines = [
    ...shown,
    '',
    status,
    `╭${'─'.repeat(cols - 2)}╮`,
    `│ > ${typed.slice(-(cols - 8)).padEnd(cols - 5)}│`,
    `╰${'─'.repeat(cols - 2)}╯`,
  ];
  stdout.write('\x1b[?25l\x1b[H');
  // In pieces, as a program does whose writes are small.
  for (let at = 0; at < lines.length; at += 8) {
    stdout.write(
      `${lines
        .slice(at, at + 8)
        .map((line) => `\x1b[2K${line}`)
        .join('\r\n')}\r\n`,
    );
    if (at % 16 === 8) await wait(3);
  }
  stdout.write('\x1b[J');
}

async function think(seconds) {
  const word = WORDS[log.length % WORDS.length];
  for (let tick = 0; tick < seconds * 8 && !stop; tick++) {
    status = `${SPIN[tick % SPIN.length]} ${word}… (${Math.floor(tick / 8)}s · esc to interrupt)`;
    await draw();
    await wait(125);
  }
  status = '';
}

async function say(words) {
  log.push('');
  for (const word of words) {
    log[log.length - 1] += `${word} `;
    await draw();
    await wait(60);
  }
}

async function work(task, turn) {
  log.push(`> ${task}`, '');
  await think(6 + (turn % 3) * 8);
  log.push(`● Read(src/parse${turn}.ts)`, `  ⎿ Read ${40 + turn * 7} lines`);
  await think(4);
  await say(REPLY);
  await think(3);
  log.push('', `● Update(src/parse${turn}.ts)`, ...DIFF.map((line) => `    ${line}`));
  await draw();
  await wait(4000);
  log.push('', '● Bash(npm test)', '  ⎿ Running…');
  await think(12);
  log[log.length - 1] = `  ⎿ ${120 + turn} tests passed`;
  await say([`Done:`, ...REPLY.slice(3, 14)]);
}

async function main() {
  stdin.setRawMode?.(true);
  stdout.write('\x1b[?1049h\x1b[2J');
  const from = Date.now();
  let turn = 0;
  await draw();
  for await (const data of stdin) {
    for (const key of String(data)) {
      if (key === '\x03') return;
      if (key === '\x7f') typed = typed.slice(0, -1);
      else if (key === '\r') {
        const task = typed;
        typed = '';
        await work(task, turn++);
        if (Date.now() - from > length) return;
      } else typed += key;
      await draw();
    }
  }
}

await main();
stop = true;
stdout.write('\x1b[?1049l\x1b[?25h');
process.exit(0);
