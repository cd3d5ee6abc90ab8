// What is odd about the output of a recording as a whole: there is none, it goes beyond the terminal that it was recorded in, or it
// is to be shown in another one.
import type { Warn } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { Addressed } from './addressed.js';
import type { Cast, CastEvent } from './cast.js';
import type { GivenSize } from './reading.js';

interface Size {
  cols: number;
  rows: number;
}

/** Follows output, and notes where it goes beyond the size of the terminal of that time. */
class Fit {
  #size: Size;
  #addressed = new Addressed();
  readonly #fixed: GivenSize;
  /** Most that was addressed outside; 0 where nothing was. */
  readonly beyond: Size = { cols: 0, rows: 0 };
  /** The first size that was too small. */
  of: Size | undefined;

  constructor(size: Size, fixed: GivenSize) {
    this.#fixed = fixed;
    this.#size = this.#sized(size);
  }

  add(data: string): void {
    this.#addressed.add(data);
    const { cols, rows } = this.#addressed;
    if (cols <= this.#size.cols && rows <= this.#size.rows) return;
    this.of ??= this.#size;
    if (cols > this.#size.cols) this.beyond.cols = Math.max(this.beyond.cols, cols);
    if (rows > this.#size.rows) this.beyond.rows = Math.max(this.beyond.rows, rows);
  }

  resize(size: Size): void {
    this.#size = this.#sized(size);
    this.#addressed = new Addressed();
  }

  #sized({ cols, rows }: Size): Size {
    return { cols: this.#fixed.cols ?? cols, rows: this.#fixed.rows ?? rows };
  }
}

/** To be shown all events of a recording, in order. */
export class OutputCheck {
  readonly #recorded: Fit;
  readonly #shown: Fit;
  readonly #fixed: GivenSize;
  /** A recorded size that differs from what is asked for. */
  #other: Size | undefined;
  #hasOutput = false;

  /** @param fixed sides that the request has throughout, whatever the recording says */
  constructor(size: Size, fixed: GivenSize = {}) {
    this.#fixed = fixed;
    this.#shown = new Fit(size, fixed);
    this.#recorded = isGiven(fixed) ? new Fit(size, {}) : this.#shown;
    this.#compare(size);
  }

  readonly see = (event: CastEvent): void => {
    if (event.type === 'resize') {
      this.#compare(event);
      for (const fit of this.#fits) fit.resize(event);
    } else if (event.type === 'output' && event.data !== '') {
      this.#hasOutput = true;
      for (const fit of this.#fits) fit.add(event.data);
    }
  };

  /** A sentence for each thing that is odd. */
  get words(): string[] {
    return this.wordsFor('try');
  }

  /** @param remedy what stands before the options for the size that would do */
  wordsFor(remedy: string): string[] {
    if (!this.#hasOutput) return ['the recording has no output'];
    if (this.#shown.of) return [beyondWords(this.#shown.of, this.#shown.beyond, remedy)];
    // Sizes that all of the output fits in are no mistake where the recorded ones are.
    return this.#other && !this.#recorded.of ? [otherWords(this.#other, this.#fixed)] : [];
  }

  get #fits(): Fit[] {
    return this.#recorded === this.#shown ? [this.#shown] : [this.#shown, this.#recorded];
  }

  #compare(size: Size): void {
    const { cols = size.cols, rows = size.rows } = this.#fixed;
    if (cols !== size.cols || rows !== size.rows) this.#other ??= size;
  }
}

/** The recording, whose reader is told what is odd about its output when all of it has been read. */
export function checkedOutput(cast: Cast, warn: Warn): Cast {
  function* checked(): Generator<CastEvent> {
    const check = new OutputCheck(cast.header);
    for (const event of cast.events) {
      check.see(event);
      yield event;
    }
    for (const words of check.wordsFor('castkit resize')) warn(`${cast.name}: ${words}`);
  }
  return { ...cast, events: { [Symbol.iterator]: checked } };
}

const isGiven = ({ cols, rows }: GivenSize): boolean => cols !== undefined || rows !== undefined;

function beyondWords(of: Size, { cols, rows }: Size, remedy: string): string {
  const places = [...(cols > 0 ? [`column ${cols}`] : []), ...(rows > 0 ? [`row ${rows}`] : [])].join(', ');
  const options = [
    ...(cols > 0 ? [`${optionName('cols')} ${cols}`] : []),
    ...(rows > 0 ? [`${optionName('rows')} ${rows}`] : []),
  ].join(' ');
  return `the output addresses ${places} of ${of.cols}x${of.rows}; ${remedy} ${options}`;
}

function otherWords(recorded: Size, { cols = recorded.cols, rows = recorded.rows }: GivenSize): string {
  const differing = cols === recorded.cols ? 'rows' : rows === recorded.rows ? 'columns' : undefined;
  const words = (size: Size): string =>
    differing === undefined
      ? `${size.cols}x${size.rows}`
      : `${differing === 'rows' ? size.rows : size.cols} ${differing}`;
  const shown = words({ cols, rows });
  return `recorded at ${words(recorded)}, shown at ${shown}: programs drew for the old size; ${optionName('crop')} shows a part of it instead`;
}
