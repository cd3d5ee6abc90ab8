// Whether a screen is the one before, moved up: then one group moves and nothing in it is drawn anew.

export interface RowSummary {
  /** Equal rows have equal ones. */
  readonly hash: number;
  /** Cells that are not blank. */
  readonly ink: number;
}

/** A scroll must spare this share of the cells to be drawn; more where rows have to enter the moving layer first. */
const WORTHWHILE = 0.7;
const WORTHWHILE_AT_FIRST = 0.5;

interface Screens {
  readonly before: readonly RowSummary[];
  readonly after: readonly RowSummary[];
  /** 1 for the rows that lie in the moving layer. */
  readonly moving: Uint8Array;
  /** Cells that would have to be drawn without a scroll. */
  readonly cost: number;
}

/** By how many rows to move the layer up; 0 where that would not help. */
export function scrollDistance(screens: Screens): number {
  const rows = screens.after.length;
  const [distance, cost] = cheapest(rows, (by) => costOf(screens, by));
  if (cost < screens.cost * WORTHWHILE) return distance;
  const [first, firstCost] = cheapest(rows, (by) => firstCostOf(screens, by));
  return firstCost < screens.cost * WORTHWHILE_AT_FIRST ? first : 0;
}

function cheapest(rows: number, costOf: (distance: number) => number): [distance: number, cost: number] {
  let best = 0;
  let least = Infinity;
  for (let distance = 1; distance < rows; distance++) {
    const cost = costOf(distance);
    if (cost >= least) continue;
    least = cost;
    best = distance;
  }
  return [best, least];
}

/** Cells to draw if the layer moves: all but rows that stay where they are outside of it, and rows that move with it. */
function costOf({ before, after, moving }: Screens, distance: number): number {
  return after.reduce((cost, { hash, ink }, row) => {
    const stays = hash === before[row]!.hash && moving[row] === 0;
    const moves = before[row + distance]?.hash === hash && moving[row + distance] === 1;
    return stays || moves ? cost : cost + ink;
  }, 0);
}

/** The same if all rows were in the layer that had better be. */
function firstCostOf({ before, after }: Screens, distance: number): number {
  return after.reduce((cost, { hash, ink }, row) => {
    const found = hash === before[row]!.hash || before[row + distance]?.hash === hash;
    return found ? cost : cost + ink;
  }, 0);
}
