// What all edits share: how one is declared, how they are chained, how events pass through them.
// Each edit has a file of its own: (options) => (cast) => cast.

import type { Abortable } from '../abort.js';
import { UsageError, type Warn } from '../errors.js';
import { type Given, type Option, type OptionSet, resolveOptions, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { camelCase } from '../options/origin.js';
import type { Cast, CastEvent, Edit } from '../recording/cast.js';
import { abortableEdit, expectCast } from '../recording/given-cast.js';
import type { Finding } from './redact/findings.js';
import type { Taken } from './tidy/taken.js';

/**
 * Functions that an edit calls while it runs, and a signal that ends it before it has resolved.
 * @example
 * const hooks: EditHooks = { warn: console.error };
 * const shorter = await pipe(cast, cut({ range: ['4..8'] }, hooks));
 */
export interface EditHooks extends Abortable {
  warn?: Warn;
  /** Is told what `redact` has hidden, when it is done. */
  found?: (findings: readonly Finding[]) => void;
  /** Is told what `tidy` has taken out. */
  took?: (taken: readonly Taken[]) => void;
}

/**
 * What each edit is: takes options, and gives a function from a recording to a recording.
 * @throws UsageError for wrong options, before any recording is seen
 * @example
 * const options: Parameters<EditMaker<typeof trimOptions>>[0] = { start: 2, end: 'marker:edit' };
 * const part = await pipe(cast, trim(options));
 */
export type EditMaker<S extends OptionSet, G = Given<S>> = (given?: G, hooks?: EditHooks) => Edit;

/**
 * Declares an edit by its options. `make` gets them checked and complete, and throws UsageError where they do not go
 * together; the edit it gives does its replaying before it resolves, and passes events on as they are iterated.
 */
export function defineEdit<S extends OptionSet>(
  options: S,
  make: (values: Values<S>, hooks: EditHooks) => Edit,
): EditMaker<S> {
  return (given = {}, hooks = {}) => editing(make(resolveOptions(options, given), hooks), hooks);
}

/** The edit of a caller's recording. */
export const editing =
  (edit: Edit, { signal }: Abortable = {}): Edit =>
  (cast) =>
    signal ? abortableEdit(edit, cast, signal) : edit(expectCast(cast));

/**
 * Applies edits one after the other.
 * @throws UsageError and CastError, as the edits do
 * @example
 * const short = await pipe(cast, trim({ start: 5 }), idle({ max: 1 }));
 */
export async function pipe(cast: Cast, ...edits: readonly Edit[]): Promise<Cast> {
  let result = expectCast(cast);
  for (const edit of edits) result = await edit(result);
  return result;
}

/**
 * `pipe`, by the name of what it does.
 * @throws UsageError and CastError, as the edits do
 * @example
 * const short = await edit(cast, trim({ start: 5 }), idle({ max: 1 }));
 */
export const edit = pipe;

/** The recording with its events passed through `stage`, anew at each iteration. */
export function throughEvents(cast: Cast, stage: (events: Iterable<CastEvent>) => Iterator<CastEvent>): Cast {
  return { ...cast, events: { [Symbol.iterator]: () => stage(cast.events) } };
}

/** The value of an option that has no default. @throws UsageError where it was not given */
export function required<T>(option: Option<unknown>, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new UsageError(optionName(camelCase(option.flag)), { expected: option.expected, received: 'nothing' });
}

/** The event at another moment. */
export const at = (time: number, event: CastEvent): CastEvent => (event.time === time ? event : { ...event, time });

/** Goes on until `end` with an empty output event, where the last event of the recording comes before that. */
export function* heldUntil(end: number, events: Iterable<CastEvent>): Generator<CastEvent> {
  let last = 0;
  for (const event of events) {
    last = event.time;
    yield event;
  }
  if (last < end) yield { time: end, type: 'output', data: '' };
}
