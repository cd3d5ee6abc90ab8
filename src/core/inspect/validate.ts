// Everything that is wrong with a recording: reads it to its end and goes on after each fault.

import { CastError } from '../errors.js';
import { type Given, resolveOptions, toggle, type Values } from '../options/option.js';
import type { Cast, CastVersion } from '../recording/cast.js';
import { OutputCheck } from '../recording/output-check.js';
import { type ReadOptions, readCast } from '../recording/read.js';
import type { GivenSize, Problem } from '../recording/reading.js';
import type { Unshown } from './unshown.js';
import { UnshownCensus } from './unshown-census.js';

/**
 * Option declarations of `validate`: names, checks, defaults.
 * @example
 * validateOptions.strict.default; // => false
 */
export const validateOptions = {
  strict: toggle({ flag: 'strict', group: 'Input', help: 'count warnings as errors', default: false }),
};

/**
 * A fault and its place: line and column from 1, null where it concerns the file as a whole.
 * @example
 * const told = ({ line, message }: Fault) => `${line ?? '-'}: ${message}`;
 */
export interface Fault {
  /** A warning is what castkit gets over by itself. */
  severity: 'error' | 'warning';
  line: number | null;
  column: number | null;
  message: string;
  /** How many there are of its kind: this is the first of them. */
  count: number;
}

/**
 * All that is wrong with a recording.
 * @example
 * const errors = ({ faults }: Validation) => faults.filter(({ severity }) => severity === 'error');
 */
export interface Validation {
  file: string;
  valid: boolean;
  /** Of asciicast; null where not even that can be told. */
  version: CastVersion | null;
  events: number;
  /** In the order in which they were found, the header first. */
  faults: Fault[];
  /** What the recording asks for and castkit does not show as a terminal would. No fault: it is valid all the same. */
  unshown: Unshown[];
}

/** More than that are of no use to anybody: reading stops. */
const MOST_FAULTS = 1000;

/** Told of all that is wrong while a recording is opened and iterated. */
export type Telling = Required<Pick<ReadOptions, 'warn' | 'onProblem'>>;

/**
 * Reads a whole recording and tells all that is wrong with it.
 * @param name what the result calls it
 * @param open reads the recording, telling what it is given
 */
export async function validateWith(
  name: string,
  open: (telling: Telling) => Cast | Promise<Cast>,
  { strict, ...size }: Values<typeof validateOptions> & GivenSize,
): Promise<Validation> {
  const findings = new Findings();
  const { warn, onProblem } = findings;
  let version: CastVersion | null = null;
  let events = 0;
  const census = new UnshownCensus();
  try {
    const cast = await open({ warn, onProblem });
    version = cast.header.version;
    const check = new OutputCheck(cast.header, size);
    for (const event of cast.events) {
      events++;
      check.see(event);
      census.read(event);
    }
    for (const words of check.words) warn(`${name}: ${words}`);
  } catch (error) {
    if (!(error instanceof CastError)) throw error;
    findings.add('error', error);
  }
  const { faults } = findings;
  const valid = !faults.some(({ severity }) => strict || severity === 'error');
  return { file: name, valid, version, events, faults, unshown: census.found };
}

/**
 * Tells all that is wrong with the bytes of a recording. A path or a URL is for `validate` of `castkit`.
 * @throws UsageError for wrong options
 * @example
 * const { faults } = await validateBytes(new TextEncoder().encode('{"version":2}'));
 * faults[0]?.severity; // => 'error'
 */
export async function validateBytes(
  bytes: Uint8Array,
  given: Given<typeof validateOptions> = {},
  { name = 'recording', ...reading }: Omit<ReadOptions, 'warn' | 'onProblem' | 'lenient'> = {},
): Promise<Validation> {
  const options = resolveOptions(validateOptions, given);
  const { cols, rows } = reading;
  return validateWith(name, (telling) => readCast(bytes, { name, ...reading, ...telling }), { ...options, cols, rows });
}

/** Owns the faults found so far. */
class Findings {
  readonly faults: Fault[] = [];
  readonly #byKind = new Map<string, Fault>();

  /** @throws CastError that ends the reading where there are too many kinds */
  readonly onProblem = ({ severity, error }: Problem): void => {
    this.add(severity, error);
    if (this.faults.length < MOST_FAULTS) return;
    throw new CastError({ file: error.file }, `${MOST_FAULTS} faults are enough; the rest was not read`);
  };

  /** What concerns the file as a whole: "demo.cast: the file ends in ...". */
  readonly warn = (warning: string): void => {
    const message = warning.slice(warning.indexOf(': ') + 2);
    this.#note({ severity: 'warning', line: null, column: null, message, count: 1 });
  };

  add(severity: Fault['severity'], error: CastError): void {
    const { line = null, column = null } = error;
    this.#note({ severity, line, column, message: sentenceOf(error), count: 1 });
  }

  /** What was found differs from fault to fault; what was expected makes the kind. */
  #note(fault: Fault): void {
    const kind = `${fault.severity} ${fault.message.replace(/(^|, )found .*|^.*(?= is no size)/s, '')}`;
    const first = this.#byKind.get(kind);
    if (first) {
      first.count++;
      return;
    }
    this.#byKind.set(kind, fault);
    this.faults.push(fault);
  }
}

/** The message without the place that it opens with. */
function sentenceOf({ message, file, line, column }: CastError): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return message.startsWith(`${place}: `) ? message.slice(place.length + 2) : message;
}
