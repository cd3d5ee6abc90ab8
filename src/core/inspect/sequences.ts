// Splits output into its escape sequences, wherever the events that hold it end.

/** A sequence as it was read. Of strings the beginning is enough to tell what they are. */
export type Sequence =
  | { readonly kind: 'CSI'; readonly prefix: string; readonly parameters: string; readonly final: string }
  | { readonly kind: 'ESC'; readonly final: string }
  | { readonly kind: 'OSC' | 'DCS' | 'APC' | 'PM' | 'SOS'; readonly head: string };

/** CSI with prefix, parameters, intermediates and final; what opens a string; other sequences (ECMA-48 5.3, 5.6). */
const SEQUENCE =
  /\x1b(?:\[([<-?]?)([\d;:]{0,200})([ -/]{0,4})([@-~])|([\]PX^_k])|([ -/]{1,4}[0-~]|[0-OQ-WYZ\\`-jl-~]))/y;
/** What may go on in the next event. */
const CUT = /^\x1b(?:\[[<-?]?[\d;:]{0,200}[ -/]{0,4}|[ -/]{0,4})$/;
const STRINGS = { ']': 'OSC', P: 'DCS', _: 'APC', '^': 'PM', X: 'SOS', k: 'OSC' } as const;
const CLOSING = /[\x18\x1a\x1b]/g;
const OSC_CLOSING = /[\x07\x18\x1a\x1b]/g;
/** Code units of a string that are kept. */
const HEAD = 80;

export class SequenceReader {
  #carry = '';
  #open: { kind: (typeof STRINGS)[keyof typeof STRINGS]; head: string } | undefined;
  readonly #tell: (sequence: Sequence) => void;

  /** `tell` is told of each sequence that has ended. */
  constructor(tell: (sequence: Sequence) => void) {
    this.#tell = tell;
  }

  read(text: string): void {
    const data = this.#carry + text;
    this.#carry = '';
    for (let at = 0; at < data.length; ) at = this.#open ? this.#string(data, at) : this.#next(data, at);
  }

  /** The place after the next sequence, or the end of the data. */
  #next(data: string, from: number): number {
    const at = data.indexOf('\x1b', from);
    if (at < 0) return data.length;
    SEQUENCE.lastIndex = at;
    const found = SEQUENCE.exec(data);
    if (!found) {
      if (data.length - at > 256 || !CUT.test(data.slice(at))) return at + 1;
      this.#carry = data.slice(at);
      return data.length;
    }
    const [, prefix = '', parameters = '', between = '', final, string, simple] = found;
    if (final !== undefined) this.#tell({ kind: 'CSI', prefix, parameters, final: between + final });
    else if (string !== undefined)
      this.#open = { kind: STRINGS[string as keyof typeof STRINGS], head: opening(string) };
    else if (simple !== undefined) this.#tell({ kind: 'ESC', final: simple });
    return at + found[0].length;
  }

  #string(data: string, from: number): number {
    const open = this.#open!;
    const closing = open.kind === 'OSC' ? OSC_CLOSING : CLOSING;
    closing.lastIndex = from;
    const end = closing.exec(data)?.index ?? data.length;
    open.head += data.slice(from, Math.min(end, from + HEAD - open.head.length));
    if (end === data.length) return end;
    this.#open = undefined;
    if (data[end] !== '\x18' && data[end] !== '\x1a') this.#tell({ kind: open.kind, head: open.head });
    return data[end] === '\x1b' ? end : end + 1;
  }
}

/** GNU screen's title is one as OSC 2 sets. */
const opening = (introducer: string): string => (introducer === 'k' ? '2;' : '');
