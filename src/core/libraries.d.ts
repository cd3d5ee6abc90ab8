// What is used of libraries that come without types, or with types that need those of Node.js.
declare module 'gifenc' {
  /** RGBA bytes in, at most `most` [r, g, b] out. */
  export function quantize(
    rgba: Uint8Array,
    most: number,
    options: { format: 'rgb565' | 'rgb444' },
  ): [number, number, number][];
}

declare module 'fontkit' {
  export interface Glyph {
    readonly advanceWidth: number;
    readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] };
  }
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly xHeight: number;
    readonly underlinePosition: number;
    getVariation(coordinates: Readonly<Record<string, number>>): Font;
    getGlyph(index: number): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly id: number };
  }
  export interface FontCollection {
    readonly fonts: readonly Font[];
  }
  export function create(bytes: Uint8Array): Font | FontCollection;
}
