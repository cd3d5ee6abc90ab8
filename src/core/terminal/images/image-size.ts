// What image strings say of the size and the place of their images: sixel (VT330/340 manual, chapter 14), iTerm2's inline images
// and kitty's graphics protocol, as their pages describe them. Does not decode pixels.
import type { ImageString } from './image-strings.js';
import { type PixelSize, pictureSize } from './picture-header.js';

/** An image to be shown at the cursor. */
export interface ImageRequest {
  /** Pixels, where they are known. */
  readonly pixels: PixelSize | undefined;
  /** Cells, or parts of the screen, where they are asked for. */
  readonly width?: Length | undefined;
  readonly height?: Length | undefined;
  /** Where the cursor is after it: in its last row, at the left or just right of it, or where it was. */
  readonly cursor: 'left' | 'right' | 'stays';
  /** Of a kitty image, its id and number: what it is deleted by. */
  readonly name?: string;
}

export interface Length {
  readonly value: number;
  readonly unit: 'cells' | 'pixels' | 'percent';
}

/** Images that kitty's protocol was given to be shown later. The oldest of more are forgotten, and placing one shows nothing. */
const MOST_KEPT = 1000;

type Keys = ReadonlyMap<string, string>;

/** Owns what is known of images that come in several strings, or are shown later. */
export class ImageSizes {
  /** Of iTerm2's MultipartFile: its arguments and the beginning of the file. */
  #file: { keys: Keys; data: string } | undefined;
  /** Of kitty's chunked transmission: the keys of its first chunk, and that chunk. */
  #chunked: { keys: Keys; data: string } | undefined;
  readonly #kept = new Map<string, PixelSize | undefined>();

  /** The image that a string has shown; undefined for one that shows none. */
  read(string: ImageString): ImageRequest | undefined {
    const { protocol, body } = string;
    if (protocol === 'sixel') return { pixels: sixelSize(string), cursor: 'left' };
    return protocol === 'kitty' ? this.#kitty(body) : this.#iterm2(body);
  }

  #iterm2(body: string): ImageRequest | undefined {
    const command = /^(File|MultipartFile)=([^:]*):?|^(FilePart)=|^(FileEnd)$/.exec(body);
    if (!command) return undefined;
    const data = body.slice(command[0].length);
    const keys = keysOf(command[2] ?? '', ';');
    if (command[1] === 'File') return iterm2Image(keys, data);
    if (command[1]) this.#file = { keys, data: '' };
    if (command[3] && this.#file?.data === '') this.#file = { ...this.#file, data };
    if (!command[4] || !this.#file) return undefined;
    const { keys: given, data: beginning } = this.#file;
    this.#file = undefined;
    return iterm2Image(given, beginning);
  }

  #kitty(body: string): ImageRequest | undefined {
    const [control = '', data = ''] = body.split(';', 2);
    const keys = keysOf(control, ',');
    const image = this.#chunked ?? { keys, data };
    this.#chunked = keys.get('m') === '1' ? image : undefined;
    return this.#chunked ? undefined : this.#kittyImage(image.keys, image.data);
  }

  #kittyImage(keys: Keys, data: string): ImageRequest | undefined {
    const action = keys.get('a') ?? 't';
    const name = `${keys.get('i') ?? ''}/${keys.get('I') ?? ''}`;
    if (action === 't' || action === 'T') this.#keep(name, transmittedSize(keys, data));
    if (action === 'd') this.#forget(keys);
    if (action === 'p' && !this.#kept.has(name)) return undefined;
    // U=1: it shows where placeholder characters are printed.
    if ((action !== 'T' && action !== 'p') || keys.get('U') === '1') return undefined;
    const whole = this.#kept.get(name);
    const part = pixelSize(number(keys.get('w')) ?? whole?.width, number(keys.get('h')) ?? whole?.height);
    return {
      pixels: part ?? whole,
      width: cells(keys.get('c')),
      height: cells(keys.get('r')),
      cursor: keys.get('C') === '1' ? 'stays' : 'right',
      name,
    };
  }

  #keep(name: string, size: PixelSize | undefined): void {
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(name, size);
  }

  /** Deletions in capitals free the images too. */
  #forget(keys: Keys): void {
    const what = keys.get('d') ?? 'a';
    if (what === 'A') this.#kept.clear();
    if (what !== 'I' && what !== 'N') return;
    for (const name of this.#kept.keys()) {
      const [id, number] = name.split('/');
      if (what === 'I' ? id === keys.get('i') : number === keys.get('I')) this.#kept.delete(name);
    }
  }
}

function iterm2Image(keys: Keys, data: string): ImageRequest | undefined {
  if (keys.get('inline') !== '1') return undefined;
  return {
    pixels: pictureSize(data),
    width: iterm2Length(keys.get('width')),
    height: iterm2Length(keys.get('height')),
    cursor: 'right',
  };
}

/** `N`, `Npx`, `N%` or `auto`. */
function iterm2Length(text = 'auto'): Length | undefined {
  const [, digits, unit] = /^(\d{1,9})(px|%)?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return { value: Number(digits), unit: unit === 'px' ? 'pixels' : unit === '%' ? 'percent' : 'cells' };
}

const cells = (digits: string | undefined): Length | undefined => {
  const value = number(digits);
  return value === undefined ? undefined : { value, unit: 'cells' };
};

/** Of raw pixels the keys say it, of a PNG (f=100) it does itself; files elsewhere (t=f, t=s) are not opened. */
function transmittedSize(keys: Keys, data: string): PixelSize | undefined {
  return pixelSize(number(keys.get('s')), number(keys.get('v'))) ?? pictureSize(data);
}

const pixelSize = (width: number | undefined, height: number | undefined): PixelSize | undefined =>
  width === undefined || height === undefined ? undefined : { width, height };

const number = (digits: string | undefined): number | undefined =>
  digits !== undefined && /^\d{1,9}$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined;

function keysOf(text: string, separator: string): Keys {
  return new Map(
    text.split(separator).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** The raster attributes `"Pan;Pad;Ph;Pv` say it, else what is drawn. */
function sixelSize({ body, drawn }: ImageString): PixelSize | undefined {
  const [, width, height] = /^\s*"\d*;\d*;(\d{1,9});(\d{1,9})/.exec(body) ?? [];
  return pixelSize(number(width), number(height)) ?? drawn;
}
