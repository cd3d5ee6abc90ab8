// Runs of letters, digits and the like that are long enough for a token: few texts have any, so that what needs one is looked for
// there only.

const LEAST = 24;
/** As much of what stands around a run tells what it is. */
const AROUND = 24;

const IN_RUN = new Uint8Array(128);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_=-')
  IN_RUN[letter.charCodeAt(0)] = 1;

/** The long runs of a text with some of what stands around them, one a line; empty where there is none. */
export function longRuns(text: string): string {
  let runs = '';
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    if (unit < 128 && IN_RUN[unit] !== 0) continue;
    if (at - start >= LEAST) runs += `${text.slice(Math.max(0, start - AROUND), at + AROUND)}\n`;
    start = at + 1;
  }
  return runs;
}
