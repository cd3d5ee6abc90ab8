// castkit events.

import { knownTo, toggle } from '../../core/options/option.js';
import { events, eventsOptions, inputOptions, type ListedEvent, visible } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { excerpt, jsonOption, LISTING } from '../looking.js';
import { openChecked } from '../open.js';

const full = toggle({ flag: 'full', group: 'Output', help: 'do not cut long data', default: false });
const options = { ...eventsOptions, full, ...jsonOption };

const WIDTHS = { index: 6, time: 11, after: 10 };

const row = (index: string, time: string, after: string, type: string, data: string): string =>
  `${index.padStart(WIDTHS.index)} ${time.padStart(WIDTHS.time)} ${after.padStart(WIDTHS.after)}  ${type.padEnd(6)}  ${data}`.trimEnd();

function eventRow({ index, time, after, type, code, data }: ListedEvent, whole: boolean): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '');
  const shown = whole ? visible(text) : excerpt(text);
  const kind = type === 'other' ? visible(code) : type;
  return `${row(String(index), time.toFixed(3), `+${after.toFixed(3)}`, kind, shown)}\n`;
}

function* tableOf(listed: Iterable<ListedEvent>, whole: boolean): Generator<string> {
  yield `${row('event', 'time', 'after', 'type', 'data')}\n`;
  for (const event of listed) yield eventRow(event, whole);
}

/** A list with an event a line. */
function* jsonOf(listed: Iterable<ListedEvent>): Generator<string> {
  let separator = '[\n';
  for (const event of listed) {
    yield separator + JSON.stringify(event);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

export const eventsCommand: CommandBody<typeof options> = {
  positionals: [INPUT, OUTPUT],
  options,
  reading: inputOptions,
  product: LISTING,
  examples: [
    { command: 'castkit events demo.cast', does: 'number, time, pause before it, kind and data of each' },
    {
      command: 'castkit events demo.cast --type i,m --range 5..20',
      does: 'what was typed, and markers, of 15 seconds',
    },
    { command: 'castkit events demo.cast --json', does: 'the same for programs' },
  ],
  async run({ input, reading, given, warn, write }) {
    const cast = await openChecked(input, reading, warn);
    const listed = await events(cast, knownTo(eventsOptions, given));
    await write(given.json ? jsonOf(listed) : tableOf(listed, given.full === true));
  },
};
