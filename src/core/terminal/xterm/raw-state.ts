// What an opening needs of xterm.js beyond its public interface, checked before use. Without it an opening holds only what the
// serializer and the public interface know.
import type { RawExtended, RawLine } from './internals.js';

/** Attribute words as in styles.ts. */
export interface RawAttributes {
  readonly fg: number;
  readonly bg: number;
  readonly extended: RawExtended;
}

export type Charset = Readonly<Record<string, string>> | undefined;

/** One of the two screens, with what belongs to it alone. */
export interface RawBuffer {
  readonly lines: { get(index: number): RawLine | undefined };
  readonly ybase: number;
  readonly x: number;
  readonly y: number;
  readonly scrollTop: number;
  readonly scrollBottom: number;
  readonly tabs: Readonly<Record<number, boolean | undefined>>;
  readonly savedX: number;
  readonly savedY: number;
  /** See saved-cursor.ts. */
  readonly savedRow?: number;
  readonly savedOrigin?: boolean;
  readonly savedWait?: boolean;
  readonly savedCurAttrData: Pick<RawAttributes, 'fg' | 'bg'>;
  /** See saved-pen.ts. */
  readonly savedExtended?: { readonly _ext: number } | undefined;
  readonly savedCharset: Charset;
}

export interface RawState {
  readonly cols: number;
  readonly rows: number;
  readonly buffers: { readonly normal: RawBuffer; readonly alt: RawBuffer; readonly active: RawBuffer };
  readonly _inputHandler: {
    parse(data: string): unknown;
    readonly _curAttrData: RawAttributes;
    readonly _windowTitleStack: readonly string[];
    readonly _parser: { readonly precedingJoinState: number };
  };
  readonly _charsetService: {
    readonly charset: Charset;
    readonly glevel: number;
    readonly _charsets: readonly Charset[];
  };
  readonly _oscLinkService: { getLinkData(id: number): { id?: string | undefined; uri: string } | undefined };
  readonly coreMouseService: { readonly activeEncoding: string };
}

/** The inside of a terminal, or undefined if this version of xterm.js is not built as we know it. */
export function openRawState(terminal: object): RawState | undefined {
  const core = (terminal as { _core?: RawState })._core;
  if (!core) return undefined;
  const { buffers, _inputHandler: handler, _charsetService: charsets, coreMouseService: mouse } = core;
  const known =
    [buffers?.normal, buffers?.alt].every(
      (buffer) =>
        typeof buffer?.scrollTop === 'number' &&
        typeof buffer.scrollBottom === 'number' &&
        typeof buffer.tabs === 'object' &&
        typeof buffer.savedX === 'number' &&
        typeof buffer.savedY === 'number' &&
        typeof buffer.savedCurAttrData?.fg === 'number',
    ) &&
    typeof handler?.parse === 'function' &&
    typeof handler._curAttrData?.extended === 'object' &&
    Array.isArray(handler._windowTitleStack) &&
    typeof charsets?.glevel === 'number' &&
    Array.isArray(charsets._charsets) &&
    typeof mouse?.activeEncoding === 'string';
  return known ? core : undefined;
}
