// Prints what a recording ends on, as text. Usage: node last-screen.ts demo.cast
import { loadCast, txt } from 'castkit';

const [input = 'examples/demo.cast'] = process.argv.slice(2);

process.stdout.write(await txt(await loadCast(input)));
