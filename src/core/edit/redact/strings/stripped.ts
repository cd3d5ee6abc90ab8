// The text of a stream as one finds it in the file: escape sequences left out, in windows that overlap. What they held
// inside (titles, links, paths) is given apart.
import { UNSEEN } from '../../../search/trace.js';
import { lastAtMost, without } from '../known/normal.js';

/** A part of the text with the way back to the stream. */
export interface StreamText {
  text: string;
  /** The position in the stream of a code unit of the text. */
  position(at: number): number;
}

export interface StreamVisitor {
  /**
   * `glued`: moves of the cursor are left out; else each is a NUL. Only called for both where they differ. Where something was
   * printed over (by a backspace), also with what came last only, and with what came first.
   */
  text(text: StreamText, kind: { glued: boolean }): void;
  /** What an escape string (OSC, DCS, APC, PM, SOS, a title of GNU screen) held. */
  payload(text: StreamText): void;
}

const WINDOW = 262_144;
/** No secret of one line is longer; what goes over a border is seen whole in the second window. */
const CARRIED = 32_768;
const LONGEST_STRING = 1_000_000;

const STRING = String.raw`\x1b[\]PX^_k](?<payload>[^\x07\x18\x1a\x1b]*)(?:\x07|\x1b\\|[\x18\x1a]|(?=\x1b))`;
const CSI = String.raw`\x1b\[(?<csi>[0-?]*[ -/]*[@-~])`;
const OTHERS = String.raw`\x1b[ -/]*[0-~]?|\r\n|[\n\t]|[\x00-\x1f\x7f-\x9f]`;
/** A sequence, or control characters; of text that is not all ASCII also format characters that show nothing, or all marks. */
const TOKEN = new RegExp(`${STRING}|${CSI}|${OTHERS}`, 'g');
const FORMAT_TOKEN = new RegExp(String.raw`${STRING}|${CSI}|${OTHERS}|[\u200b\u200e\u200f\u2060-\u2064\ufeff]+`, 'g');
/** The same with the ends of lines left as they are: most of a recording is one long token less. */
const REST = String.raw`\x1b[ -/]*[0-~]?|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]`;
const SEEN_TOKEN = new RegExp(`${STRING}|${CSI}|${REST}`, 'g');
const UNSEEN_TOKEN = new RegExp(`${STRING}|${CSI}|${REST}|${UNSEEN.source}+`, 'gu');
/** What may go on in what follows: not to be read yet. */
const OPEN = /\x1b(?:[\]PX^_k][^\x07\x18\x1a\x1b]*\x1b?|\[[0-?]*[ -/]*|[ -/]*)$|\r$/;
/** Attributes and modes move nothing; titles and the like neither. */
const NOT_ASCII = /[^\x00-\x7f]/;
const STAYS = /^(?:[\d;:>]*m|\??[\d;]*[hl]|[\d;]* ?q|\d*n|[\d;]*t)$/;

export class Stripper {
  readonly #visitor: StreamVisitor;
  readonly #tokens: readonly [ascii: RegExp, any: RegExp];
  #window = new Window();
  #pending = '';
  #position = 0;

  /** @param marks whether marks and joiners are left out too, so that only letters are left, and the ends of lines kept as they are */
  constructor(visitor: StreamVisitor, { marks = false } = {}) {
    this.#visitor = visitor;
    this.#tokens = marks ? [SEEN_TOKEN, UNSEEN_TOKEN] : [TOKEN, FORMAT_TOKEN];
  }

  /** Takes the next piece of the stream. */
  add(data: string): void {
    this.#pending += data;
    if (this.#pending.length >= WINDOW / 4) this.#read(false);
  }

  /** Visits what is left. */
  end(): void {
    this.#read(true);
    this.#flush(true);
  }

  #read(whole: boolean): void {
    const data = this.#pending;
    const open = whole ? data.length : openFrom(data);
    let from = 0;
    const token = this.#tokens[NOT_ASCII.test(data) ? 1 : 0];
    token.lastIndex = 0;
    for (let match = token.exec(data); match && match.index < open; match = token.exec(data)) {
      this.#addText(data.slice(from, match.index), from);
      this.#addToken(match);
      from = token.lastIndex;
    }
    const end = Math.max(from, open);
    this.#addText(data.slice(from, end), from);
    this.#position += end;
    this.#pending = data.slice(end);
    if (this.#window.length >= WINDOW) this.#flush(false);
  }

  #addText(text: string, at: number): void {
    if (text !== '') this.#window.add(text, this.#position + at);
  }

  #addToken(match: RegExpExecArray): void {
    const [token] = match;
    const { payload, csi } = match.groups ?? {};
    if (payload) {
      const start = this.#position + match.index + 2;
      this.#visitor.payload({ text: payload, position: (at) => start + at });
    } else if (token === '\t' || token === '\n' || token === '\r\n' || token === '\r') {
      this.#addText(token === '\t' ? token : '\n', match.index);
    } else if (token === '\b') {
      this.#addText(token, match.index);
    } else if (csi !== undefined && !STAYS.test(csi)) {
      this.#window.add('\0', this.#position + match.index);
    }
  }

  #flush(last: boolean): void {
    const window = this.#window;
    const backspaces = window.text.includes('\b');
    this.#visitor.text(backspaces ? view(window, /\x08/g) : window, { glued: false });
    if (window.text.includes('\0')) this.#visitor.text(view(window, /[\0\x08]/g), { glued: true });
    if (backspaces) {
      for (const drop of OVERPRINTED) this.#visitor.text(view(window, drop), { glued: true });
    }
    this.#window = last ? new Window() : window.tail();
  }
}

/** What was printed over, and what it was printed over with. */
const OVERPRINTED = [/[^\x08\n]\x08|[\0\x08]/g, /\x08[^\x08\n]|[\0\x08]/g];

function view(text: StreamText, drop: RegExp): StreamText {
  const left = without(text.text, drop);
  return { text: left.text, position: (at) => text.position(left.at(at)) };
}

function openFrom(data: string): number {
  const start = data.lastIndexOf('\x1b', data.length - (data.endsWith('\x1b') ? 2 : 1));
  const from = start < 0 ? data.length - 1 : start;
  const open = data.length - from > LONGEST_STRING ? null : OPEN.exec(data.slice(from));
  return open ? from + open.index : data.length;
}

/** Text that grows, with the place of each of its parts in the stream. */
class Window implements StreamText {
  length = 0;
  #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #positions: number[] = [];

  /** In one piece: units of a string that was put together by `+=` are read much slower. */
  get text(): string {
    if (this.#parts.length > 1) this.#parts = [this.#parts.join('')];
    return this.#parts[0] ?? '';
  }

  add(text: string, position: number): void {
    this.#starts.push(this.length);
    this.#positions.push(position);
    this.#parts.push(text);
    this.length += text.length;
  }

  position(at: number): number {
    const part = lastAtMost(this.#starts, at);
    return this.#positions[part]! + at - this.#starts[part]!;
  }

  /** The last part, from the start of a line if there is one. */
  tail(): Window {
    const { text } = this;
    const least = Math.max(0, text.length - CARRIED);
    const feed = text.indexOf('\n', least);
    const from = feed < 0 ? least : feed;
    const tail = new Window();
    for (let part = 0; part < this.#starts.length; part++) {
      const start = this.#starts[part]!;
      const end = this.#starts[part + 1] ?? text.length;
      if (end <= from) continue;
      const cut = Math.max(start, from);
      tail.add(text.slice(cut, end), this.#positions[part]! + cut - start);
    }
    return tail;
  }
}
