// 5 MB of `ls -lR`, a buffer at a time: everything scrolls in every frame.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TOTAL = 5e6;
const BUFFER = 4096;
const INTERVAL = 0.0165;

const folderHead = (random) => `\r\n./${random.word()}/${random.word()}:\r\ntotal ${random.below(999)}\r\n`;
const twoDigits = (number) => String(number).padStart(2, '0');

/** `kind` is 0..9: the first two are folders, the odd ones executable, the last three archives. */
function suffix(kind) {
  if (kind < 2) return '';
  if (kind < 5) return '.ts';
  return kind < 7 ? '.js' : '.tar.gz';
}

function colour(kind) {
  if (kind < 2) return '\x1b[1;34m';
  if (kind >= 7) return '\x1b[1;31m';
  return kind & 1 ? '\x1b[1;32m' : '';
}

function entry(random) {
  const kind = random.below(10);
  const name = `${random.word()}_${random.word()}${suffix(kind)}`;
  const execute = kind & 1 ? 'x' : '-';
  const size = String(random.below(9999999)).padStart(8);
  const day = `${random.pick(MONTHS)} ${String(1 + random.below(28)).padStart(2)}`;
  const clock = `${twoDigits(random.below(24))}:${twoDigits(random.below(60))}`;
  const mode = `${kind < 2 ? 'd' : '-'}rw${execute}r-${execute}r--`;
  return `${mode} 1 root root ${size} ${day} ${clock} ${colour(kind)}${name}\x1b[0m\r\n`;
}

function* events(random) {
  let time = 0;
  for (let total = 0; total < TOTAL; time += INTERVAL) {
    let buffer = '';
    while (buffer.length < BUFFER) {
      if (random.below(14) === 0) buffer += folderHead(random);
      buffer += entry(random);
    }
    yield [time, buffer];
    total += buffer.length;
  }
}

export const scroll = { name: 'scroll', cols: 100, rows: 30, events };
