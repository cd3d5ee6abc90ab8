// 20 000 small events: a spinner and a progress bar, redrawn many times a second.

const COUNT = 20_000;
const STEPS = 200;
const SPINNER = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

const finished = (step, random) => `\r\x1b[K\x1b[32m✔\x1b[0m step ${step} ${random.word()} done\r\n`;

function progress(index, random) {
  const step = index % STEPS;
  const full = step >> 3;
  const bar = `${'#'.repeat(full)}${'.'.repeat(25 - full)}`;
  const percent = String(step >> 1).padStart(3);
  return `\r\x1b[36m${SPINNER[index % 10]}\x1b[0m [${bar}] ${percent}% ${random.word()}\x1b[K`;
}

function* events(random) {
  let time = 0;
  for (let index = 0; index < COUNT; index++) {
    time += 0.01 + random.share() * 0.01;
    const last = index % STEPS === STEPS - 1;
    yield [time, last ? finished(Math.floor(index / STEPS), random) : progress(index, random)];
  }
}

export const events20k = { name: 'events20k', cols: 80, rows: 24, events };
