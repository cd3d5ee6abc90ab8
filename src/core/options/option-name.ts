// How messages name an option: by its property in the library (`fontSize`), by its flag on the command line (`--font-size`).

let areFlags = false;

/** Called by the programs of the command line, before anything else. */
export function nameOptionsByFlag(): void {
  areFlags = true;
}

/** The flag of a property: font-size for fontSize. */
export const flagOf = (key: string): string => key.replace(/[A-Z0-9]+/g, (letters) => `-${letters.toLowerCase()}`);

/** For other processes, which have to be told. */
export const namesFlags = (): boolean => areFlags;

/** @param key the property, as in an option set */
export const optionName = (key: string): string => (areFlags ? `--${flagOf(key)}` : key);

/** What turns an option off: --no-clobber, or `clobber: false`. */
export const optionOff = (key: string): string => (areFlags ? `--no-${flagOf(key)}` : `${key}: false`);

/** Whether a sentence names an option. Properties may be common words: it has to stand in parentheses, or be what a sentence begins with. */
export const namesOption = (sentence: string, key: string): boolean =>
  areFlags
    ? new RegExp(`--${flagOf(key)}(?![\\w-])`).test(sentence)
    : sentence.includes(`(${key})`) || sentence.startsWith(`${key}: `);
