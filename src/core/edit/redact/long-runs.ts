// Runs of letters, digits and the like that are long enough for a token: few texts have any, so that what needs one is looked for
// there only.

const LEAST = 24;
/** As much of what stands around a run tells what it is. */
const AROUND = 24;

/** Letters and digits, with some signs, by code. */
export function runUnits(signs: string): Uint8Array {
  const units = new Uint8Array(128);
  for (let unit = 0; unit < 128; unit++)
    if (/[A-Za-z0-9]/.test(String.fromCharCode(unit)) || signs.includes(String.fromCharCode(unit))) units[unit] = 1;
  return units;
}

const TOKENS = runUnits('_=-');

/** The long runs of a text with some of what stands around them, one a line; empty where there is none. */
export function longRuns(text: string): string {
  let runs = '';
  eachLongRun(text, TOKENS, (from, to) => {
    runs += `${text.slice(Math.max(0, from - AROUND), to + AROUND)}\n`;
  });
  return runs;
}

/** Visits each whole run [from, to) of such units that is long. Read backwards from where one would be, most of a text is leapt over. */
export function eachLongRun(text: string, units: Uint8Array, visit: (from: number, to: number) => void): void {
  let start = 0;
  while (start + LEAST <= text.length) {
    let begin = start + LEAST;
    while (begin > start && isIn(units, text, begin - 1)) begin--;
    if (begin > start) {
      start = begin;
      continue;
    }
    let end = start + LEAST;
    while (end < text.length && isIn(units, text, end)) end++;
    visit(start, end);
    start = end + 1;
  }
}

function isIn(units: Uint8Array, text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 && units[unit] !== 0;
}
