// castkit drop: all events of some kinds.

import { CastError } from '../errors.js';
import type { Option } from '../options/option.js';
import type { CastEvent } from '../recording/cast.js';
import { defineEdit, heldUntil, required, throughEvents } from './edit.js';
import { CODES, codeOf, readCode, surveyEvents } from './event-codes.js';
import { without } from './insertion.js';

const readEvents = (value: unknown): readonly string[] | undefined => {
  const texts = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  const codes = texts.flatMap((text) => text.split(',')).map((text) => readCode(text.trim()));
  return codes.length === 0 || codes.includes('') ? undefined : codes;
};

const events: Option<readonly string[] | undefined> = {
  flag: 'events',
  group: 'Input',
  help: 'codes of what goes: o output, i input, r resize, m marker, x exit, or any other; a comma between them',
  placeholder: 'CODES',
  expected: 'event codes like i,m',
  suggests: Object.keys(CODES),
  repeatable: true,
  default: undefined,
  parse: readEvents,
  check: readEvents,
};

/**
 * Option declarations of `drop`: names, checks, defaults.
 * @example
 * Object.keys(dropOptions); // => ['events']
 */
export const dropOptions = { events };

/**
 * Takes all events of some kinds out. The recording stays as long as it was.
 * @throws UsageError without codes; CastError where the recording has none of these events, or no others
 * @example
 * const plain = await pipe(cast, drop({ events: ['m'] }));
 */
export const drop = defineEdit(dropOptions, (options) => {
  const codes = new Set(required(events, options.events));
  return (cast) => {
    const { counts, duration } = surveyEvents(cast);
    const there = [...counts].map(([code, count]) => `${count} of ${code}`).join(', ') || 'no events';
    if (![...codes].some((code) => counts.has(code))) {
      throw new CastError({ file: cast.name }, `expected events of ${[...codes].join(' or ')}, found ${there}`);
    }
    if ([...counts.keys()].every((code) => codes.has(code))) {
      throw new CastError({ file: cast.name }, `nothing would be left: there are ${there}`);
    }
    const isGone = (event: CastEvent) => codes.has(codeOf(event));
    return throughEvents(cast, (all) => heldUntil(duration, without(all, isGone)));
  };
});
