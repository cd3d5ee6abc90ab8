// Sorting of long lists with pauses. Knows nothing of what it sorts.

/** So many are sorted, or merged, between two pauses. */
const SLICE = 1 << 15;

type Compare<T> = (a: T, b: T) => number;

/** The items sorted, equal ones in the order that they had. Pauses (yields) now and then. */
export function* inOrder<T>(items: readonly T[], compare: Compare<T>): Generator<void, T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += SLICE) {
    runs.push(items.slice(at, at + SLICE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* merged(runs[at]!, runs[at + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<T>(first: readonly T[], second: readonly T[], compare: Compare<T>): Generator<void, T[]> {
  const result: T[] = [];
  let [a, b] = [0, 0];
  while (a < first.length || b < second.length) {
    const takesFirst = b === second.length || (a < first.length && compare(first[a]!, second[b]!) <= 0);
    result.push(takesFirst ? first[a++]! : second[b++]!);
    if (result.length % SLICE === 0) yield;
  }
  return result;
}
