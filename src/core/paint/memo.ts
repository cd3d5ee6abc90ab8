// Made once, then remembered.

/** The value of a key, made by `make` when it is first asked for. */
export function memo<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key);
  if (value !== undefined) return value;
  const made = make();
  known.set(key, made);
  return made;
}
