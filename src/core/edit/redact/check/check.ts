// The check of a result: every secret that was found is looked for again, by a method of its own, in all texts of the file and on
// every screen of its replay. It gets them from the same reader as the search, and shares nothing of how that searches.
import type { CastEvent, Header, Micros } from '../../../recording/cast.js';
import type { SeenRows } from '../../../search/trace.js';
import { eachText } from '../strings/each.js';
import { fieldsOfEvent } from '../strings/fields.js';
import { ScreenCheck } from './screens.js';
import { type Sought, SoughtSecrets } from './sought.js';

/** What is left of a secret, told without it. */
export interface Leftover {
  detector: string;
  where: string;
  event?: number;
  time?: Micros;
}

/** How many are told. */
const MOST = 8;

/** Owns what was found left. */
export class ResultCheck {
  readonly left: Leftover[] = [];
  readonly #sought: SoughtSecrets;
  readonly #screens: ScreenCheck;
  #isLeftOnScreen = false;
  #index = 0;
  #time: Micros = 0;

  constructor(secrets: Iterable<{ detector: string; value: string }>) {
    this.#sought = new SoughtSecrets(secrets);
    this.#screens = new ScreenCheck(this.#sought);
  }

  /** Whether there is anything to look for. */
  get isNeeded(): boolean {
    return this.#sought.all.length > 0;
  }

  /** The texts of its fields are given by themselves. */
  header(header: Header): void {
    // As it is written, whatever the reader makes of it; the names that castkit knows are no secrets.
    const { extra, env, ...known } = header;
    this.text(JSON.stringify([Object.values(known), env, extra]), 'header');
  }

  /** What follows is told to be of this event. */
  event(event: CastEvent, index: number): void {
    this.#time = event.time;
    this.#index = index;
    if (event.comments || (event.type !== 'output' && event.type !== 'input')) {
      for (const { where, text } of fieldsOfEvent(event)) this.string(text, where);
      if (event.type === 'other') this.text(JSON.stringify([event.code, event.data]), event.type);
    }
  }

  /** Whether no line of these need be seen. */
  areDull(lines: string): boolean {
    return this.#screens.areDull(lines);
  }

  screen(changed: readonly number[], screen: SeenRows): void {
    const hit = this.#isLeftOnScreen ? undefined : this.#screens.find(screen, changed);
    if (hit) this.#tell(hit.sought, `row ${hit.row + 1} of the screen`);
    this.#isLeftOnScreen ||= hit !== undefined;
  }

  /** A text that may hold others. */
  string(text: string, where: string): void {
    for (const inner of eachText(text)) this.text(inner, where);
  }

  text(text: string, where: string): void {
    if (this.left.length >= MOST) return;
    const sought = this.#sought.in(text);
    if (sought) this.#tell(sought, where);
  }

  #tell({ detector }: Sought, where: string): void {
    const when = where.startsWith('header') ? {} : { event: this.#index, time: this.#time };
    this.left.push({ detector, where, ...when });
  }
}
