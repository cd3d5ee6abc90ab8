// JSON of values that were read from JSON. Numbers beyond what a double holds were read as infinite: they are written as such
// a number again, where JSON.stringify would make them null.

/** undefined for what JSON does not have. */
export function jsonText(value: unknown): string | undefined {
  let infinite = false;
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (isInfinite(inner)) infinite = true;
    return inner;
  });
  return infinite ? withInfinite(value) : text;
}

const isInfinite = (value: unknown): value is number => value === Infinity || value === -Infinity;

/** What was read nests no deeper than the reader lets it. */
function withInfinite(value: unknown): string {
  if (isInfinite(value)) return value > 0 ? '1e999' : '-1e999';
  if (Array.isArray(value)) return `[${value.map(withInfinite).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${withInfinite(field)}`).join()}}`;
}
