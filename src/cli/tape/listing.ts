// What a tape does, as a table: when each command begins on the tape's own clock, where it stands, and how it is written.
import type { Tape } from '../../index.js';
import { excerpt } from '../looking.js';

/** A line for each command. */
export function tapeListing({ outputs, requires, steps }: Tape): string {
  const head = [...outputs.map((name) => `Output ${name}\n`), ...requires.map((name) => `Require ${name}\n`)];
  const rows = steps.map(({ at, file, line, column, command, hidden, waits }) => {
    const notes = [...(hidden ? ['hidden'] : []), ...(waits ? ['waits'] : [])];
    const text = `${excerpt(command)}${notes.length > 0 ? `  (${notes.join(', ')})` : ''}`;
    return { time: at.toFixed(2), place: `${file}:${line}:${column}`, text };
  });
  const width = Math.max(0, ...rows.map(({ time }) => time.length));
  const places = Math.max(0, ...rows.map(({ place }) => place.length));
  const table = rows.map(({ time, place, text }) => `${time.padStart(width)}  ${place.padEnd(places)}  ${text}\n`);
  return [...head, ...table].join('');
}

/** The same for programs; times in seconds. */
export function tapeJson({ file, outputs, requires, settings, steps }: Tape): object {
  const commands = steps.map(({ file: of, line, column, command, at, takes, waits, hidden }) => ({
    ...(of !== file && { file: of }),
    ...{ line, column, command, at, takes },
    ...(waits && { waits }),
    ...(hidden && { hidden }),
  }));
  return { file, outputs, requires, settings, commands };
}
