// Ten minutes at a shell: commands typed letter by letter with the odd slip, and a few lines of coloured output.

const SECONDS = 600;
const PROMPT = '\x1b[1;32muser@host\x1b[0m:\x1b[1;34m~/project\x1b[0m$ ';

function* typed(start, random) {
  let time = start;
  for (const letter of random.words(2 + random.below(6))) {
    time += 0.05 + random.share() * 0.2;
    yield [time, letter];
    if (random.below(30) !== 0) continue;
    time += 0.2;
    yield [time, 'x'];
    time += 0.3;
    yield [time, '\b\x1b[K'];
  }
  yield [time + 0.4, '\r\n'];
}

function* printed(start, random) {
  let time = start;
  const lines = random.below(8);
  for (let line = 0; line < lines; line++) {
    time += 0.03 + random.share() * 0.05;
    const head = `\x1b[${31 + random.below(6)}m${random.word()}\x1b[0m`;
    yield [time, `${head}: ${random.words(3 + random.below(8))}\r\n`];
  }
  yield [time + 0.05, PROMPT];
}

function* events(random) {
  let time = 0;
  yield [time, PROMPT];
  while (time < SECONDS) {
    for (const act of [typed, printed]) {
      for (const event of act(time, random)) {
        time = event[0];
        yield event;
      }
    }
    time += 0.5 + random.share() * 2;
  }
}

export const typing = { name: 'typing', cols: 80, rows: 24, events };
