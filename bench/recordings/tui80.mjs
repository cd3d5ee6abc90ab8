// A process viewer like htop: the whole screen is redrawn 30 times a second for a minute, in the 16 and the 256 colours.

const FRAMES = 1800;
const RATE = 30;
const USERS = ['root', 'alice', 'www-data', 'postgres'];
const METER_CELLS = 64;
const LISTED = 17;

const makeProcess = (random) => ({
  pid: 1000 + random.below(30000),
  user: random.pick(USERS),
  cpu: random.share() * 30,
  memory: random.share() * 10,
  command: `${random.word()}/${random.word()} --${random.word()}=${random.below(999)}`,
});

function meter(core, frame, random) {
  const load = Math.floor(30 + 25 * Math.sin(frame / 20 + core) + random.share() * 4);
  let text = `\x1b[36m  ${core}\x1b[0m[`;
  for (let cell = 0; cell < METER_CELLS; cell++) {
    text += cell < load ? `\x1b[38;5;${23 + ((Math.floor(cell / 6) * 6) % 200)}m|` : '\x1b[90m ';
  }
  return `${text}\x1b[0m${String(load).padStart(3)}.${random.below(10)}%]\x1b[K\r\n`;
}

const tasks = (random) =>
  `\x1b[36mTasks: \x1b[1m${120 + random.below(5)}\x1b[0m, \x1b[1;32m${300 + random.below(20)}\x1b[0m thr; ` +
  `\x1b[1;33m${random.below(4) + 1}\x1b[0m running\x1b[K\r\n`;

function processRow(process, selected, frame, random) {
  const paint = (sequence) => (selected ? '' : sequence);
  const minutes = String(Math.floor(frame / FRAMES)).padStart(3);
  const seconds = String(Math.floor(frame / RATE) % 60).padStart(2, '0');
  const hundredths = String(random.below(100)).padStart(2, '0');
  return (
    `${selected ? '\x1b[30;46m' : ''}${String(process.pid).padStart(5)} ` +
    `${paint('\x1b[35m')}${process.user.padEnd(9)}${paint('\x1b[0m')} ` +
    `${process.cpu.toFixed(1).padStart(4)} ${process.memory.toFixed(1).padStart(4)} ` +
    `${minutes}:${seconds}.${hundredths} ${paint('\x1b[1;34m')}${process.command}\x1b[K\x1b[0m`
  );
}

function drift(processes, frame, random) {
  for (const process of processes) {
    process.cpu = Math.max(0, Math.min(99, process.cpu + (random.share() - 0.5) * 4));
  }
  if (frame % 15 === 0) processes.sort((a, b) => b.cpu - a.cpu);
}

function redraw(processes, frame, random) {
  let text = '\x1b[H';
  for (let core = 0; core < 4; core++) text += meter(core, frame, random);
  text += tasks(random);
  text += '\x1b[30;42m  PID USER      CPU% MEM%   TIME+  Command\x1b[K\x1b[0m\r\n';
  drift(processes, frame, random);
  const selected = Math.floor(frame / RATE) % LISTED;
  const rows = processes.slice(0, LISTED).map((process, row) => processRow(process, row === selected, frame, random));
  return `${text}${rows.join('\r\n')}\x1b[24;1H\x1b[37;44mF1Help F2Setup F3Search F10Quit\x1b[K\x1b[0m`;
}

function* events(random) {
  yield [0, '\x1b[?1049h\x1b[?25l\x1b[2J'];
  const processes = Array.from({ length: 40 }, () => makeProcess(random));
  for (let frame = 0; frame < FRAMES; frame++) yield [frame / RATE, redraw(processes, frame, random)];
}

export const tui80 = { name: 'tui80', cols: 80, rows: 24, events };
