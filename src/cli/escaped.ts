// The text of a recording on its way to a terminal: what it holds must not steer the terminal that shows it. A file or a pipe gets it
// as it is.

/** All controls but the ends of lines, and what turns the direction of text. JSON holds most of them escaped; comments do not. */
const STEERS = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const escapes = (text: string): string =>
  text.replace(STEERS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Controls as JSON escapes them, so that a recording stays one. */
export async function* escapedForTerminal(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(escapes(decoder.decode(chunk, { stream: true })));
  yield encoder.encode(escapes(decoder.decode()));
}
