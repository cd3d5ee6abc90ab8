// Names for several files made from one: what a recording says must not reach a file name as it stands.

const LONGEST = 60;

/** A text as part of a file name: letters, digits, dots, underscores and hyphens, or '' if nothing of it can stay. */
export function fileLabel(text: string): string {
  const kept = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._]+/gu, '-')
    .replace(/\.{2,}/g, '.');
  return Array.from(kept)
    .slice(0, LONGEST)
    .join('')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/**
 * The name with the label before its extension. The query of a URL is left out of account; without a label the name
 * stays.
 * @example
 * labelledName('demo.gif', 'light'); // => 'demo-light.gif'
 */
export const labelledName = (name: string, label: string | undefined): string =>
  label === undefined ? name : name.replace(/(\.[^./\\?#]+)?([?#].*)?$/, `-${label.replaceAll('$', '$$$$')}$1$2`);

/**
 * Makes parts of file names from labels: what is harmless of a label, else a number from 1; a second one of the same
 * name gets a number too.
 * @example
 * const labels = new FileLabels();
 * ['Fetch', 'Fetch', '../..'].map((label) => labels.next(label)); // => ['Fetch', 'Fetch-2', '3']
 */
export class FileLabels {
  #count = 0;
  readonly #taken = new Set<string>();

  next(text: string): string {
    this.#count++;
    const wanted = fileLabel(text) || String(this.#count);
    let label = wanted;
    // Some disks take upper and lower case for the same.
    for (let n = 2; this.#taken.has(label.toLowerCase()); n++) label = `${wanted}-${n}`;
    this.#taken.add(label.toLowerCase());
    return label;
  }
}
