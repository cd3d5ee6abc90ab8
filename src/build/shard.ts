// Which jobs are whose, where several machines share a build.

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

interface Costly {
  readonly output: string;
  readonly cost: number;
}

/** Biggest first; equal ones by their names, so that the order is the same everywhere. */
export const biggestFirst = <J extends Costly>(jobs: readonly J[]): J[] =>
  [...jobs].sort((a, b) => b.cost - a.cost || (a.output < b.output ? -1 : 1));

/** The jobs of one shard: each job, biggest first, goes to the shard that has least to do. */
export function shardOf<J extends Costly>(jobs: readonly J[], { index, count }: Shard): J[] {
  const loads = new Array<number>(count).fill(0);
  return biggestFirst(jobs).filter(({ cost }) => {
    const least = loads.indexOf(Math.min(...loads));
    loads[least]! += cost;
    return least === index - 1;
  });
}
