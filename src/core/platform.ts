// What the core needs of the machine that it runs on and the language does not give it: the one seam. src/node implements it for
// Node.js. All that it says is data in, data out, so that any implementation gives the same bytes.

/**
 * Pixels R, G, B, A, row by row, not premultiplied; sizes in pixels.
 * @example
 * const white: PlatformImage = { pixels: Uint8Array.of(255, 255, 255, 255), width: 1, height: 1 };
 */
export interface PlatformImage {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * How a picture is coded; what is left out is the encoder's own affair.
 * @example
 * const lossless: ImageEncoding = { format: 'webp', effort: 3 };
 */
export interface ImageEncoding {
  readonly format: 'webp' | 'avif' | 'jpeg';
  /** 1 to 100; without it nothing is lost (WebP only). */
  readonly quality?: number | undefined;
  /** How hard WebP tries, 0 to 6. */
  readonly effort?: number | undefined;
  /** The picture has no pixel that can be seen through. */
  readonly opaque?: boolean | undefined;
}

/**
 * An open file; `read` gives fewer bytes than asked for only at its end. Sizes and offsets in bytes.
 * @example
 * const inMemory = (bytes: Uint8Array): PlatformFile => ({
 *   size: bytes.length,
 *   read: (offset, length) => bytes.subarray(offset, offset + length),
 * });
 */
export interface PlatformFile {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/**
 * What a name on the disk stands for.
 * @example
 * const isOrdinary = (kind: FileKind) => kind === 'file';
 */
export type FileKind = 'file' | 'folder' | 'named pipe' | 'socket' | 'device';

/**
 * Files that options name: themes, images, fonts.
 * @example
 * const fontsOf = (files: PlatformFiles) => Promise.all(files.systemFontFolders().map(files.fontsIn));
 */
export interface PlatformFiles {
  /** What there is of that name; undefined where there is nothing. */
  kindOf(path: string): FileKind | undefined;
  /** All of a file. @throws CastError where there is none, it is no ordinary file, or larger than `most` bytes */
  read(path: string, most: number): Uint8Array;
  /** Opens a file for as long as `use` takes. @throws what the system says of it, RangeError for one that is too large */
  open<T>(path: string, use: (file: PlatformFile) => T): T;
  /**
   * Paths of the font files in a folder and those in it, sorted.
   * @throws what the system says of the folder, RangeError for one with too much in it
   */
  fontsIn(folder: string): Promise<string[]>;
  /** Folders where the system and its user keep fonts; they need not exist. */
  systemFontFolders(): string[];
  /** Decodes an image. `turned`: its file asks for it to be turned or mirrored, which is done. @throws CastError */
  readImage(path: string): Promise<PlatformImage & { readonly turned: boolean }>;
}

/**
 * Libraries that are loaded when something first needs them, there and then.
 * @example
 * const terminalOf = (libraries: PlatformLibraries) => new (libraries.xterm().Terminal)();
 */
export interface PlatformLibraries {
  xterm(): typeof import('@xterm/headless');
  unicode11(): typeof import('@xterm/addon-unicode11');
  serializer(): typeof import('@xterm/addon-serialize');
  yaml(): Pick<typeof import('yaml'), 'parse' | 'parseDocument'>;
}

/**
 * What the core needs of the machine that it runs on. `castkit` installs one for Node.js, and `castkit/web` has one for browsers.
 * @example
 * const quick = (machine: Platform): Platform => ({ ...machine, deflate: (bytes) => machine.deflate(bytes, 1) });
 */
export interface Platform {
  /** A file of the package, by its path from the package's root: fonts and themes under assets/, dist/kernels.wasm. */
  asset(path: string): Uint8Array;
  readonly libraries: PlatformLibraries;
  readonly files: PlatformFiles;

  /** In the zlib format (RFC 1950), at a level of zlib's. */
  deflate(bytes: Uint8Array, level: number): Uint8Array;
  /** The inverse. @throws Error for what is broken or has more than `most` bytes */
  inflate(bytes: Uint8Array, most: number): Uint8Array;
  toBase64(bytes: Uint8Array): string;
  /** Forgiving: takes both alphabets, passes over all else, and ends at the padding. */
  fromBase64(text: string): Uint8Array;
  /** A digest of a text's UTF-8 that nobody can find another text for. */
  sha256(text: string): string;

  /**
   * Runs work of somebody else's making, a pattern or a font, for so long and no longer.
   * @returns whether it came to its end; what it throws is passed on
   */
  bounded(milliseconds: number, work: () => void): boolean;
  /** Lets the event loop go round, so that signals and messages are heard. */
  pause(): Promise<void>;
  /** Starts core/codec/gif/encode-turns.ts in a second thread; undefined where there can be none. */
  encodeThread(task: object): { stop(): void } | undefined;

  /** The font in a WOFF2 file, of at most 30 MB. @throws Error for a file that is broken or too large */
  unpackWoff2(bytes: Uint8Array): Promise<Uint8Array>;
  /** The font (WOFF2) with what these characters need. */
  subsetFont(font: Uint8Array, characters: string, keep: { ligatures: boolean }): Promise<Uint8Array>;
  /** @throws CastError where the encoder is not installed or refuses the picture */
  encodeImage(image: PlatformImage, encoding: ImageEncoding): Promise<Uint8Array>;
  /**
   * Runs ffmpeg over a stream.
   * @param encoding arguments that say how to encode, format and all
   * @param path where ffmpeg is to write; without it the chunks of the file are given
   * @param signal once it is aborted, ffmpeg is ended, and what it has written to `path` removed
   * @throws CastError where ffmpeg is missing or fails
   */
  ffmpeg(
    stream: Iterable<Uint8Array>,
    encoding: readonly string[],
    path: string | undefined,
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array>;
}

let installed: Platform | undefined;

/**
 * Says what the core runs on, once, before anything else of it is used. `castkit` itself does that for Node.js.
 * @throws Error where another platform is installed already
 * @example
 * const start = (machine: Platform) => installPlatform(machine);
 */
export function installPlatform(platform: Platform): void {
  if (installed && installed !== platform) throw new Error('expected one platform, found that another is installed');
  installed = platform;
}

/** @throws Error where none is installed */
export function platform(): Platform {
  if (installed) return installed;
  throw new Error('no platform is installed: import "castkit", or call installPlatform of "castkit/core" first');
}
