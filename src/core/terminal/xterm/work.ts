// What a replay costs, counted in cells: those that sequences erase, move and fill, and those that are looked at. Text that is
// printed once is not counted, as its length is limited. A few bytes can touch a million cells, so that without this limit a
// recording of a few MB could run for hours. The weights are the times that xterm.js takes, in what it takes to erase a cell.

import { CastError } from '../../errors.js';
import { optionName } from '../../options/option-name.js';
import { MOST_WORK } from '../../recording/size-limit.js';
import type { Internals, RawParams } from './internals.js';
import { marginsOf } from './margins.js';

export interface WorkLimit {
  /** In cells. */
  most?: number | undefined;
  /** Name of the recording, for the error. */
  file?: string | undefined;
}

export class Work {
  /** In cells. */
  done = 0;
  readonly #limit: WorkLimit;

  constructor(limit: WorkLimit = {}) {
    this.#limit = limit;
  }

  /** @throws CastError where that makes it more than the limit */
  add(cells: number): void {
    this.done += cells;
    const { most = MOST_WORK, file = 'recording' } = this.#limit;
    if (this.done <= most) return;
    throw new CastError(
      { file },
      `expected a replay that touches at most ${most} cells (${optionName('maxWork')}), found more`,
    );
  }
}

/** Printing again (REP) goes through all that printing takes. */
const PRINT = 16;
/** A terminal that is reset, and a screen that is shown in place of the other, cost this much however small they are. */
const RESET = 20_000;
const SWITCH = 5000;
const ALTERNATE = new Set([47, 1047, 1049]);

type Size = () => { cols: number; rows: number };
type Cost = (params: RawParams) => number;

/** Counts from now on what sequences cost; those which xterm.js has by these names. */
export function countWork(core: Internals, work: Work, size: Size): void {
  for (const [name, cost] of Object.entries(costs(core, size))) {
    const handler = core._inputHandler as unknown as Record<string, unknown>;
    const method = handler[name];
    if (typeof method !== 'function') continue;
    const run = method.bind(handler) as (...given: unknown[]) => unknown;
    handler[name] = (...given: [RawParams]) => {
      work.add(cost(given[0]));
      return run(...given);
    };
  }
  const margins = marginsOf(core);
  if (margins) margins.count = (cells) => work.add(cells);
  countScrolling(core, work, size);
  countPushing(core, work, size);
}

function costs(core: Internals, size: Size): Readonly<Record<string, Cost>> {
  const line: Cost = () => size().cols;
  const screen: Cost = () => size().cols * size().rows;
  /** A row that goes, and another one that comes: the rows between move. */
  const rows: Cost = ({ params }) => Math.max(1, params[0]!) * (size().cols + size().rows);
  const modes: Cost = (params) => {
    let cells = 0;
    for (let at = 0; at < params.length; at++)
      if (ALTERNATE.has(params.params[at]!)) cells += SWITCH + 2 * screen(params);
    return cells;
  };
  return {
    ...named(['insertChars', 'deleteChars', 'eraseChars', 'eraseInLine'], line),
    ...named(['eraseInDisplay', 'screenAlignmentPattern'], screen),
    ...named(['insertLines', 'deleteLines', 'scrollUp', 'scrollDown'], rows),
    ...named(['insertColumns', 'deleteColumns', 'scrollLeft', 'scrollRight'], (params) => 2 * screen(params)),
    ...named(['setModePrivate', 'resetModePrivate'], modes),
    repeatPrecedingCharacter: ({ params }) => PRINT * Math.max(1, params[0]!),
    fullReset: (params) => RESET + screen(params),
    reverseIndex: () => (core.buffer.y === core.buffer.scrollTop ? size().cols + 4 * size().rows : 0),
  };
}

const named = (names: readonly string[], cost: Cost): Record<string, Cost> =>
  Object.fromEntries(names.map((name) => [name, cost]));

/** A screen that scrolls whole only gets a row more; in margins the rows of it move. */
function countScrolling({ _bufferService: service }: Internals, work: Work, size: Size): void {
  const scroll = service?.scroll?.bind(service);
  if (!service || !scroll) return;
  service.scroll = (attributes, isWrapped) => {
    const { scrollTop, scrollBottom } = service.buffer;
    const { cols, rows } = size();
    const whole = scrollTop === 0 && scrollBottom === rows - 1;
    work.add(whole ? cols / 4 : cols + 2 * (rows - scrollTop));
    scroll(attributes, isWrapped);
  };
}

/** In insert mode (IRM) each character pushes what follows it. */
function countPushing(core: Internals, work: Work, size: Size): void {
  const { _inputHandler: handler, coreService } = core;
  const { print } = handler;
  handler.print = (data, start, end) => {
    if (coreService?.modes?.insertMode) work.add((end - start) * size().cols);
    print.call(handler, data, start, end);
  };
}
