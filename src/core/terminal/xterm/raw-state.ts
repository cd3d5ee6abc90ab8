// The types of what an opening needs of xterm.js beyond its public interface; inside.ts checks that it is there.
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

/** The inside of a terminal that inside.ts has looked at. */
export const openRawState = (terminal: object): RawState => (terminal as { _core: RawState })._core;
