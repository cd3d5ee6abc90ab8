// The text of a stream as one finds it in the file: escape sequences left out, in windows that overlap. What they held
// inside (titles, links, paths) is given apart.

/** A part of the text with the way back to the stream. */
export interface StreamText {
  text: string;
  /** The position in the stream of a code unit of the text. */
  position(at: number): number;
}

export interface StreamVisitor {
  /** `glued`: moves of the cursor are left out; else each is a NUL. Only called for both where they differ. */
  text(text: StreamText, kind: { glued: boolean }): void;
  /** What an escape string (OSC, DCS, APC, PM, SOS, a title of GNU screen) held. */
  payload(text: StreamText): void;
}

const WINDOW = 262_144;
/** No secret of one line is longer; what goes over a border is seen whole in the second window. */
const CARRIED = 32_768;
const LONGEST_STRING = 1_000_000;

const STRING = String.raw`[\]PX^_k](?<payload>[^\x07\x18\x1a\x1b]*)(?:\x07|\x1b\\|[\x18\x1a]|(?=\x1b))`;
const CSI = String.raw`\x1b\[(?<csi>[0-?]*[ -/]*[@-~])`;
/** A sequence, a format character that shows nothing, or control characters. */
const TOKEN = new RegExp(
  String.raw`\x1b${STRING}|${CSI}|\x1b[ -/]*[0-~]?|\r\n|[\n\t]|[\x00-\x1f\x7f-\x9f]|[\u200b\u200e\u200f\u2060-\u2064\ufeff]+`,
  'g',
);
/** What may go on in what follows: not to be read yet. */
const OPEN = /\x1b(?:[\]PX^_k][^\x07\x18\x1a\x1b]*\x1b?|\[[0-?]*[ -/]*|[ -/]*)$|\r$/;
/** Attributes and modes move nothing; titles and the like neither. */
const STAYS = /^(?:[\d;:>]*m|\??[\d;]*[hl]|[\d;]* ?q|\d*n|[\d;]*t)$/;

export class Stripper {
  readonly #visitor: StreamVisitor;
  #window = new Window();
  #pending = '';
  #position = 0;

  constructor(visitor: StreamVisitor) {
    this.#visitor = visitor;
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
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(data); match && match.index < open; match = TOKEN.exec(data)) {
      this.#addText(data.slice(from, match.index), from);
      this.#addToken(match);
      from = TOKEN.lastIndex;
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
    } else if (csi !== undefined && !STAYS.test(csi)) {
      this.#window.add('\0', this.#position + match.index);
    }
  }

  #flush(last: boolean): void {
    const window = this.#window;
    this.#visitor.text(window, { glued: false });
    if (window.text.includes('\0')) this.#visitor.text(glued(window), { glued: true });
    this.#window = last ? new Window() : window.tail();
  }
}

/** The text without what stands for moves of the cursor. */
function glued(text: StreamText): StreamText {
  const parts = text.text.split('\0');
  // Where each part begins in what is left; before the nth, n moves were left out.
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.length;
  }
  return { text: parts.join(''), position: (at) => text.position(at + lastAtMost(starts, at)) };
}

/** The index of the last of the ascending numbers that is no greater. */
function lastAtMost(numbers: readonly number[], number: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

function openFrom(data: string): number {
  const start = data.lastIndexOf('\x1b', data.length - (data.endsWith('\x1b') ? 2 : 1));
  const from = start < 0 ? data.length - 1 : start;
  const open = data.length - from > LONGEST_STRING ? null : OPEN.exec(data.slice(from));
  return open ? from + open.index : data.length;
}

/** Text that grows, with the place of each of its parts in the stream. */
class Window implements StreamText {
  text = '';
  readonly #starts: number[] = [];
  readonly #positions: number[] = [];

  get length(): number {
    return this.text.length;
  }

  add(text: string, position: number): void {
    this.#starts.push(this.text.length);
    this.#positions.push(position);
    this.text += text;
  }

  position(at: number): number {
    const part = lastAtMost(this.#starts, at);
    return this.#positions[part]! + at - this.#starts[part]!;
  }

  /** The last part, from the start of a line if there is one. */
  tail(): Window {
    const least = Math.max(0, this.text.length - CARRIED);
    const feed = this.text.indexOf('\n', least);
    const from = feed < 0 ? least : feed;
    const tail = new Window();
    for (let part = 0; part < this.#starts.length; part++) {
      const start = this.#starts[part]!;
      const end = this.#starts[part + 1] ?? this.text.length;
      if (end <= from) continue;
      const cut = Math.max(start, from);
      tail.add(this.text.slice(cut, end), this.#positions[part]! + cut - start);
    }
    return tail;
  }
}
