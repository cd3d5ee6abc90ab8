// The colours of an SVG by small ids. A colour is one value, or one for light pages and one for dark ones.
// Presentation attributes hold the first; the second comes by rules that match on those attributes, so it costs no bytes a run.
import { hexColour } from './markup.js';

export type PaintId = number;
type Property = 'fill' | 'stroke';

export class Paints {
  readonly #ids = new Map<string, PaintId>();
  readonly #values: (readonly number[])[] = [];
  readonly #names: string[] = [];
  readonly #taken = new Map<string, number>();
  readonly #used: Record<Property, Set<PaintId>> = { fill: new Set(), stroke: new Set() };

  /** @param values 0xRRGGBB for each theme */
  id(values: readonly number[]): PaintId {
    const key = values.join();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#values.push(values) - 1;
    this.#ids.set(key, id);
    this.#names.push(this.#name(values[0]!));
    return id;
  }

  get count(): number {
    return this.#values.length;
  }

  /** Value of a fill or stroke attribute. */
  use(property: Property, id: PaintId): string {
    this.#used[property].add(id);
    return this.#names[id]!;
  }

  /** Rules that give what is used its second value. `selector` says what a match on an attribute stands for. */
  darkRules(selector: (attribute: string) => string): string {
    let rules = '';
    for (const property of ['fill', 'stroke'] as const) {
      for (const id of this.#used[property]) {
        const [light, dark] = this.#values[id]!;
        if (dark === undefined || dark === light) continue;
        rules += `${selector(`[${property}="${this.#names[id]}"]`)}{${property}:${hexColour(dark)}}`;
      }
    }
    return rules;
  }

  /** Two colours that are equal on light pages and differ on dark ones must be spelled differently. */
  #name(rgb: number): string {
    const name = hexColour(rgb);
    const times = this.#taken.get(name) ?? 0;
    this.#taken.set(name, times + 1);
    if (times === 0) return name;
    return `rgb(${rgb >> 16},${' '.repeat(times - 1)}${(rgb >> 8) & 255},${rgb & 255})`;
  }
}
