// castkit redact: hides secrets, as a viewer sees them and as the file holds them, and makes sure that none is left.

import type { Abortable } from '../../abort.js';
import { CastError } from '../../errors.js';
import { type Given, resolveOptions } from '../../options/option.js';
import { optionName } from '../../options/option-name.js';
import { guarded, guardedSteps } from '../../position/guard.js';
import type { Cast } from '../../recording/cast.js';
import { givenCast } from '../../recording/given-cast.js';
import { formatSeconds } from '../../time.js';
import { runYielding, Yielder } from '../../yielder.js';
import { defineEdit } from '../edit.js';
import { remembered } from '../remembered.js';
import { StreamChanges } from './changes.js';
import { type Leftover, ResultCheck } from './check/check.js';
import { type FinderTargets, type Known, SecretFinder } from './find.js';
import type { Finding, Findings } from './findings.js';
import { hide } from './hide.js';
import { Hits } from './hits.js';
import { Contexts } from './known/contexts.js';
import { KnownFinder } from './known/finder.js';
import { KnownSecrets } from './known/known.js';
import { Names } from './names.js';
import { builtinsOf, type RedactValues, redactOptions, searchOf } from './options.js';
import type { Search } from './search.js';
import { SeenTexts } from './seen-texts.js';
import { fieldsOfEvent, fieldsOfHeader } from './strings/fields.js';
import { Stripper } from './strings/stripped.js';

export type { Finding } from './findings.js';
export { findingList, findingSummary } from './list.js';
export { redactOptions } from './options.js';

/** Hiding a part of something may bring to light what was hidden by it; more rounds than that find no end. */
const MOST_ROUNDS = 5;
/** How often a secret that was cut off may turn out to be longer. */
const MOST_EXTENSIONS = 12;
/** Findings that an error lists. */
const SHOWN = 3;

/**
 * Hides what patterns, texts and detectors find, under masks of the same width: all detectors where nothing is asked
 * for. Searches its own result before it gives it away.
 * @throws UsageError for wrong options and for a pattern that takes too long
 * @throws CastError where something could not be hidden
 * @example
 * const clean = await pipe(cast, redact({ text: ['Porto'], builtin: ['aws', 'github'] }));
 */
export const redact = defineEdit(redactOptions, (options, { warn, found }) => async (original) => {
  const cast = remembered(original);
  const { names, resizes } = await survey(cast, options);
  const search = searchOf(options, names);
  const known = knownOf(options, resizes);
  let result = cast;
  let check: ResultCheck | undefined;
  const all: Finding[] = [];
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const changes = new StreamChanges();
    const searched = await find(result, search, options, known, { changes, check });
    const hits = new Hits(search, known.secrets, options.with);
    if (round === 0) await findParts(result, known, { hits, mask: options.with, changes, findings: searched });
    const findings = searched.list;
    if (findings.length === 0) {
      if (check === undefined) warn?.(`${cast.name}: nothing to hide was found`);
      else if (check.left.length > 0) throw left(cast, check.left);
      found?.(all);
      return result;
    }
    if (round === MOST_ROUNDS) throw left(cast, findings);
    for (const finding of findings) all.push(finding);
    await findKnown(result, known, changes, { hits, mask: options.with });
    result = remembered(hide(result, changes, hits, options.with));
    check = new ResultCheck(known.secrets.all);
  }
  return result;
});

/** Finds all parts of what is known, anew where that is more in the end than at first. */
async function findKnown(
  cast: Cast,
  known: Known,
  changes: StreamChanges,
  { hits, mask }: { hits: Hits; mask: string },
): Promise<ReadonlyMap<string, number>> {
  for (let round = 1; ; round++) {
    const finder = new KnownFinder(known, hits, changes, mask);
    await runYielding(finder.run(cast));
    if (!finder.hasGrown || round === MOST_EXTENSIONS) return finder.parts;
  }
}

/** Finds parts of texts that were asked for, where no text of all is anywhere in one piece. */
async function findParts(
  cast: Cast,
  known: Known,
  { hits, mask, changes, findings }: { hits: Hits; mask: string; changes: StreamChanges; findings: Findings },
): Promise<void> {
  const { askedLong } = known.secrets;
  const [first] = askedLong;
  if (!first || findings.list.length > 0) return;
  const parts = await findKnown(cast, known, changes, { hits, mask });
  for (const { detector, value } of askedLong) {
    const position = parts.get(detector);
    if (position !== undefined) findings.inStream('output', detector, position, value);
  }
  if (findings.list.length > 0) return;
  const isTyped = changes.hidden.input.count + changes.replaced.input.count > 0;
  if (isTyped) findings.inStream('input', first.detector, 0, first.value);
  else if (changes.count > 0) findings.inStream('output', first.detector, 0, first.value);
  else if (fieldsHidden(cast, hits)) findings.inField('header', first.detector, first.value);
}

/** Whether anything would be hidden in the header, or in events other than output and input. */
function fieldsHidden(cast: Cast, hits: Hits): boolean {
  for (const { text } of fieldsOfHeader(cast.header)) hits.hidden(text);
  for (const event of cast.events) for (const { text } of fieldsOfEvent(event)) hits.hidden(text);
  return hits.isUsed;
}

function knownOf(options: RedactValues, resizes: boolean): Known {
  const secrets = new KnownSecrets();
  for (const [index, text] of options.text.entries()) secrets.add(text, { name: `text ${index + 1}`, asked: text });
  const places = { screen: new Contexts(), strings: new Contexts() };
  return { clean: new Set(), dull: new SeenTexts(), plain: new SeenTexts(), resizes, secrets, places };
}

/**
 * What `redact` would hide with the same options, in no particular order; never the secrets themselves.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read
 * @example
 * (await findSecrets(cast, { text: ['Porto'] })).length > 0; // => true
 */
export async function findSecrets(
  recording: Cast,
  given: Given<typeof redactOptions> = {},
  hooks: Abortable = {},
): Promise<Finding[]> {
  const cast = givenCast(recording, hooks);
  const options = resolveOptions(redactOptions, given);
  const { names, resizes } = await survey(cast, options);
  const search = searchOf(options, names);
  const known = knownOf(options, resizes);
  const changes = new StreamChanges();
  const findings = await find(cast, search, options, known, { changes });
  const hits = new Hits(search, known.secrets, options.with);
  await findParts(cast, known, { hits, mask: options.with, changes, findings });
  return findings.list;
}

/**
 * The search that `redact` does with the same options, for texts that come one by one, such as the lines of a screen.
 * `cast` is where names of users and hosts are learnt from. Gives stretches [from, to), in UTF-16 code units.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read
 * @example
 * const find = await secretsIn(cast, { text: ['Porto'] });
 * find('to Porto')[0]?.from; // => 3
 */
export async function secretsIn(
  recording: Cast,
  given: Given<typeof redactOptions> = {},
  hooks: Abortable = {},
): Promise<(text: string) => readonly { from: number; to: number }[]> {
  const cast = givenCast(recording, hooks);
  const options = resolveOptions(redactOptions, given);
  const search = searchOf(options, (await survey(cast, options)).names);
  const look = (text: string) => search.find(text, { lines: false });
  return search.needsGuard ? (text) => guarded(() => look(text), optionName('pattern')) : look;
}

async function find(
  cast: Cast,
  search: Search,
  options: RedactValues,
  known: Known,
  targets: FinderTargets,
): Promise<Findings> {
  const finder = new SecretFinder(search, options.with, known, targets);
  const running = finder.run(cast);
  await runYielding(search.needsGuard ? guardedSteps(running, optionName('pattern')) : running);
  return finder.findings;
}

/** What is known of a recording after going through it once. */
interface Survey {
  names: Names;
  resizes: boolean;
}

/** Learns names, if they are to be hidden, and whether the screen is ever resized. */
async function survey(cast: Cast, options: RedactValues): Promise<Survey> {
  const kinds = builtinsOf(options);
  if (kinds.has('user') || kinds.has('host')) return surveyNames(cast);
  let resizes = false;
  const yielder = new Yielder();
  for (const { type } of cast.events) {
    resizes ||= type === 'resize';
    if (yielder.isDue) await yielder.rest();
  }
  return { names: new Names(), resizes };
}

async function surveyNames(cast: Cast): Promise<Survey> {
  const names = new Names();
  let resizes = false;
  names.learnFromHeader(cast.header);
  for (const { text } of fieldsOfHeader(cast.header)) names.learn(text);
  const stripper = new Stripper({
    text: ({ text }, { glued }) => {
      if (!glued) names.learn(text);
    },
    payload: ({ text }) => names.learn(text.replace(/^\d+;/, '')),
  });
  const yielder = new Yielder();
  let chunk = '';
  const pass = () => {
    if (MAY_NAME.test(chunk)) stripper.add(chunk);
    chunk = '';
  };
  for (const event of cast.events) {
    if (event.type === 'output') chunk += event.data;
    resizes ||= event.type === 'resize';
    if (chunk.length > CHUNK) pass();
    for (const { text } of fieldsOfEvent(event)) names.learn(text);
    if (yielder.isDue) await yielder.rest();
  }
  pass();
  stripper.end();
  return { names, resizes };
}

/** Output without any of these names nobody, and need not be read more closely. */
const MAY_NAME = /@|home|Users/;
const CHUNK = 65_536;

function left(cast: Cast, findings: readonly Leftover[]): CastError {
  const list = findings.slice(0, SHOWN).map(({ detector, where, event, time }) => {
    const when = event === undefined || time === undefined ? '' : ` at ${formatSeconds(time, 3)} s (event:${event})`;
    return `${detector} in ${where}${when}`;
  });
  const more = findings.length > SHOWN ? `, and ${findings.length - SHOWN} more` : '';
  return new CastError(
    { file: cast.name },
    `expected nothing left after hiding, found ${list.join(', ')}${more}; nothing was written`,
  );
}
