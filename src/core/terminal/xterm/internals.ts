// What castkit uses of xterm.js beyond its public interface, checked before use. Without it the emulator still works, with
// fewer attributes and more slowly; nothing else in src/ knows these names.

/** Extended attributes of a cell, as xterm's ExtendedAttrs keeps them; cells share these objects and never change them. */
export interface RawExtended {
  /** Underline style in bits 26..28 and underline colour in bits 0..25, as SGR asked for them. */
  readonly _ext: number;
  readonly urlId: number;
}

/** A line of cells: three words a cell (content, foreground and flags, background and flags). */
export interface RawLine {
  readonly _data: Uint32Array;
  readonly _combined: Readonly<Record<number, string>>;
  readonly _extendedAttrs: Readonly<Record<number, RawExtended | undefined>>;
  readonly isWrapped: boolean;
  fill?(cell: unknown): void;
}

/** Parameters of a control sequence; writing to `params` changes what xterm's own handler sees. */
export interface RawParams {
  readonly params: Int32Array;
  readonly length: number;
  hasSubParams(index: number): boolean;
  toArray(): (number | number[])[];
}

/** Params is not exported; its class makes one from an array. */
export function paramsOf(like: RawParams, values: (number | number[])[]): RawParams {
  return (like.constructor as unknown as { fromArray(values: (number | number[])[]): RawParams }).fromArray(values);
}

interface RawBuffer {
  readonly lines: { get(index: number): RawLine | undefined };
  readonly ybase: number;
  x: number;
  readonly y: number;
  /** First and last row of what scrolls. */
  scrollTop?: number;
  scrollBottom?: number;
  getNullCell?(attributes: unknown): unknown;
}

/** One of the two screens, for repairs. */
export interface RawScreenBuffer {
  readonly ybase?: number;
  /** The line of the saved cursor (DECSC), counted from the top of the scrollback. */
  savedY?: number;
  /** Its row on the screen, see saved-cursor.ts. */
  savedRow?: number;
  readonly lines?: { readonly length?: number; maxLength?: number };
  resize?(cols: number, rows: number): void;
}

/** What the pen has beyond colours and flags; cells share it, so it is cloned before it is changed. */
export interface RawPenExtras {
  readonly _ext: number;
  underlineColor: number;
  urlId: number;
  clone(): RawPenExtras;
}

/** Prints the code points [start, end). */
export type RawPrint = (data: Uint32Array, start: number, end: number) => void;

interface RawInputHandler {
  print: RawPrint;
  parse(data: string | Uint8Array, promiseResult?: boolean): unknown;
  charAttributes(params: RawParams): boolean;
  eraseInDisplay?(params: RawParams, protectedToo?: boolean): boolean;
  eraseChars?(params: RawParams): boolean;
  setModePrivate?(params: RawParams): boolean;
  scrollDown?(params: RawParams): boolean;
  screenAlignmentPattern?(): boolean;
  /** A pen without anything but the background of the current one. */
  _eraseAttrData?(): unknown;
  saveCursor?(params?: RawParams): boolean;
  restoreCursor?(params?: RawParams): boolean;
  softReset?(params: RawParams): boolean;
  readonly _activeBuffer?: { savedExtended?: RawPenExtras | undefined };
  readonly _curAttrData?: { fg: number; bg: number; extended: RawPenExtras; updateExtended(): void };
  readonly _parser: { reset(): void; readonly precedingJoinState: number; readonly currentState?: number };
}

/** Work that xterm puts off when lines have become shorter. */
interface RawCleanup {
  readonly _memoryCleanupQueue?: { clear?(): void };
}

/** The rows from `scrollTop` to `scrollBottom` scroll (DECSTBM). */
interface RawScreens {
  readonly buffer: { readonly scrollTop: number; readonly scrollBottom: number };
  scroll?(attributes: unknown, isWrapped?: boolean): void;
}

export interface Internals {
  readonly buffer: RawBuffer;
  readonly _bufferService?: RawScreens;
  readonly coreService?: { readonly modes?: { readonly insertMode?: boolean } };
  readonly buffers?: {
    readonly normal?: RawCleanup & Partial<RawBuffer> & RawScreenBuffer;
    readonly alt?: RawCleanup & RawScreenBuffer;
    reset?(): void;
    activateAltBuffer?(erased?: unknown): void;
  };
  readonly _inputHandler: RawInputHandler;
  readonly _charsetService: { readonly charset: Readonly<Record<string, string>> | undefined };
  readonly _oscLinkService: { getLinkData(id: number): { uri: string } | undefined };
  registerCsiHandler(
    id: { prefix?: string; intermediates?: string; final: string },
    handler: (params: RawParams) => boolean,
  ): unknown;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';

/** The inside of a terminal, or undefined if this version of xterm.js is not built as we know it. */
export function openInternals(terminal: object, cols: number): Internals | undefined {
  // A stranger's object: every step is optional until it has been looked at.
  const core = (terminal as { _core?: DeepPartial<Internals> })._core;
  const line = core?.buffer?.lines?.get?.(0);
  const known =
    line?._data instanceof Uint32Array &&
    line._data.length === cols * 3 &&
    typeof line._combined === 'object' &&
    typeof line._extendedAttrs === 'object' &&
    typeof line.isWrapped === 'boolean' &&
    typeof core?.buffer?.ybase === 'number' &&
    isFunction(core._inputHandler?.print) &&
    isFunction(core._inputHandler?.parse) &&
    isFunction(core._inputHandler?.charAttributes) &&
    isFunction(core._inputHandler?._parser?.reset) &&
    typeof core._inputHandler?._parser?.precedingJoinState === 'number' &&
    typeof core._charsetService === 'object' &&
    isFunction(core._oscLinkService?.getLinkData) &&
    isFunction(core.registerCsiHandler);
  return known ? (core as Internals) : undefined;
}

type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;
