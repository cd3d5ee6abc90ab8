// castkit quantize: pauses of a certain length all become equally long. Streams.

import { UsageError } from '../errors.js';
import type { Option } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import type { CastEvent, Micros } from '../recording/cast.js';
import { toMicros } from '../time.js';
import { at, defineEdit, required, throughEvents } from './edit.js';

const EXPECTED = 'two numbers of seconds, like 0.5,2';

interface Band {
  from: Micros;
  to: Micros;
}

function readBand(text: string): Band | undefined {
  const [from, to, more] = text.split(',').map((part) => part.trim());
  const decimal = /^(\d+\.?\d*|\.\d+)$/;
  if (from === undefined || to === undefined || more !== undefined) return undefined;
  if (!decimal.test(from) || !decimal.test(to)) return undefined;
  const band = { from: toMicros(Number(from)), to: toMicros(Number(to)) };
  return band.from < band.to ? band : undefined;
}

const bandText = (value: unknown): string | undefined => {
  const text = Array.isArray(value) ? value.join(',') : value;
  return typeof text === 'string' && readBand(text) ? text : undefined;
};

const range: Option<readonly string[]> = {
  flag: 'range',
  group: 'Timing',
  help: 'pauses of A up to B seconds become A (repeatable)',
  placeholder: 'A,B',
  expected: EXPECTED,
  repeatable: true,
  default: [],
  parse: (text) => (readBand(text) ? [text] : undefined),
  check(value) {
    const isOne =
      typeof value === 'string' || (Array.isArray(value) && value.every((part) => typeof part === 'number'));
    const bands = (isOne ? [value] : Array.isArray(value) ? value : []).map(bandText);
    return bands.length === 0 || bands.some((band) => band === undefined) ? undefined : (bands as string[]);
  },
};

/**
 * Option declarations of `quantize`: names, checks, defaults.
 * @example
 * Object.keys(quantizeOptions); // => ['range']
 */
export const quantizeOptions = { range };

/**
 * Makes each pause of at least A and less than B seconds A seconds long.
 * @throws UsageError without ranges, or if they overlap
 * @example
 * const even = await pipe(cast, quantize({ range: ['0.3,1', '1,2'] }));
 */
export const quantize = defineEdit(quantizeOptions, (options) => {
  required(range, options.range.length > 0 ? options.range : undefined);
  const bands = options.range.map((text) => readBand(text)!).sort((a, b) => a.from - b.from);
  const clash = bands.findIndex((band, index) => band.from < (bands[index - 1]?.to ?? 0));
  if (clash >= 0)
    throw new UsageError(optionName('range'), `${optionName('range')}: expected ranges that do not overlap`);
  return (cast) => throughEvents(cast, (events) => quantized(events, bands));
});

function* quantized(events: Iterable<CastEvent>, bands: readonly Band[]): Generator<CastEvent> {
  let before: Micros = 0;
  let time: Micros = 0;
  for (const event of events) {
    const pause = event.time - before;
    before = event.time;
    time += bands.find(({ from, to }) => pause >= from && pause < to)?.from ?? pause;
    yield at(time, event);
  }
}
