// Lists the chapters of a recording, and what stood on the last line that was in use when each began.
// Usage: node list-markers.ts demo.cast
import { castInfo, loadCast, txt } from 'castkit';

const [input = 'examples/demo.cast'] = process.argv.slice(2);

const cast = await loadCast(input);
const { markers } = await castInfo(cast);
for (const [index, { time, label }] of markers.entries()) {
  const screen = await txt(cast, { at: `marker:${index}` });
  console.log(`${time.toFixed(1).padStart(6)} s  ${label.padEnd(16)} ${screen.trimEnd().split('\n').at(-1)}`);
}
