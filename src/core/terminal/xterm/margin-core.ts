// What margins, rectangles and protection use of xterm.js beyond internals.ts, checked before use.
import type { Internals, RawLine, RawParams, RawPrint } from './internals.js';

/** A line that can be written to. */
export interface MarginLine extends RawLine {
  readonly _data: Uint32Array;
  readonly _combined: Record<number, string>;
  readonly _extendedAttrs: Record<number, RawLine['_extendedAttrs'][number]>;
  isWrapped: boolean;
  getWidth(col: number): number;
  hasContent(col: number): number;
  setCellFromCodepoint(col: number, code: number, width: number, attributes: unknown): void;
  replaceCells(start: number, end: number, cell: unknown, respectProtected?: boolean): void;
}

export interface MarginBuffer {
  readonly lines: { get(index: number): MarginLine | undefined };
  readonly ybase: number;
  x: number;
  y: number;
  scrollTop: number;
  scrollBottom: number;
  savedX: number;
  savedY: number;
  /** Of the saved cursor (DECSC): its row on the screen, origin mode, and whether it waits to wrap. */
  savedRow?: number;
  savedOrigin?: boolean;
  savedWait?: boolean;
  getNullCell(attributes: unknown): unknown;
  nextStop(col?: number): number;
  prevStop(col?: number): number;
  readonly tabs: Readonly<Record<number, boolean | undefined>>;
}

/** Any sequence's handler. */
export type Run = (params: RawParams, more?: unknown) => boolean;

/** The handlers by name; those that xterm.js has not are undefined. */
export type Handlers = Record<string, Run | undefined>;

export interface MarginHandler {
  print: RawPrint;
  _moveCursor(x: number, y: number): void;
  _setCursor(x: number, y: number): void;
  _restrictCursor(most?: number): void;
  _eraseAttrData(): unknown;
  readonly _activeBuffer: MarginBuffer;
  readonly _curAttrData: { fg: number; bg: number };
  readonly _dirtyRowTracker: { markRangeDirty(from: number, to: number): void; markDirty(row: number): void };
  readonly _parser: { readonly precedingJoinState: number };
}

export interface MarginCore {
  readonly buffer: MarginBuffer;
  readonly _inputHandler: MarginHandler;
  readonly _bufferService: { cols: number; readonly rows: number };
  readonly coreService: {
    readonly decPrivateModes: { origin: boolean; wraparound: boolean; reverseWraparound: boolean };
    readonly modes: { insertMode: boolean };
  };
  readonly unicodeService: { charProperties(code: number, before: number): number };
  readonly optionsService: { readonly rawOptions: { readonly convertEol: boolean } };
}

/** The inside of a terminal as margins need it, or undefined where it is built otherwise. */
export function openMarginCore(core: Internals): MarginCore | undefined {
  const found = core as unknown as Partial<MarginCore>;
  const handler = found._inputHandler;
  const known =
    typeof found.buffer?.scrollTop === 'number' &&
    typeof found.buffer.getNullCell === 'function' &&
    typeof handler?._moveCursor === 'function' &&
    typeof handler._setCursor === 'function' &&
    typeof handler._restrictCursor === 'function' &&
    typeof handler._eraseAttrData === 'function' &&
    typeof handler._dirtyRowTracker?.markRangeDirty === 'function' &&
    typeof found._bufferService?.cols === 'number' &&
    typeof found.coreService?.decPrivateModes?.origin === 'boolean' &&
    typeof found.coreService.modes?.insertMode === 'boolean' &&
    typeof found.unicodeService?.charProperties === 'function' &&
    typeof found.optionsService?.rawOptions?.convertEol === 'boolean';
  return known ? (found as MarginCore) : undefined;
}

export const handlersOf = (core: MarginCore): Handlers => core._inputHandler as unknown as Handlers;

/** The first parameter as a count: 0 and none are 1. */
export const countOf = (params: RawParams): number => Math.max(1, params.params[0] ?? 1);
