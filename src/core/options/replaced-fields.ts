// Which fields of a recording's header options stand in place of.

/** By the key of the option: fields, as the versions of asciicast call them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  idleTimeLimit: ['idle_time_limit'],
  title: ['title'],
  theme: ['theme', 'term.theme'],
};

/** `title=...` of castkit header. */
const fieldsOfEdit = (given: Readonly<Record<string, unknown>>): string[] =>
  [given['set']].flat().flatMap((text) => {
    if (typeof text !== 'string') return [];
    const name = text.split('=', 1)[0]!.trim();
    return name.startsWith('env.') && name !== 'env.TERM' ? ['env'] : [name, name.replaceAll('-', '_')];
  });

/** @param given options by key: those that were given */
export function replacedFields(given: Readonly<Record<string, unknown>>): readonly string[] {
  const named = Object.entries(FIELDS).flatMap(([key, fields]) => (given[key] === undefined ? [] : fields));
  return [...named, ...fieldsOfEdit(given)];
}
