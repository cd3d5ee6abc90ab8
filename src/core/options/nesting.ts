// How deep YAML and JSON nest, told before they are parsed: the parser of YAML calls itself for each level, and where the stack is
// nearly full, V8 ends all of the program. What is counted may be more than there is, in texts that hold brackets, never less.

/** Nobody writes options or themes that are nested this deep. */
const DEEPEST = 200;

/** What stands at the start of a line, each of it a level or more: blanks, and the marks of lists and keys; anchors and tags between. */
const MARGIN = /^(?:[ \t]|[-?:](?=[ \t]|$)|[&!]\S*(?=[ \t]))*/;

/** Where a text is nested too deep; undefined where it is not. */
export function tooDeepAt(text: string): number | undefined {
  let brackets = 0;
  let start = 0;
  for (const line of text.split(/\r\n|\r|\n/g)) {
    if (MARGIN.exec(line)![0].length > DEEPEST) return start + DEEPEST;
    for (let at = 0; at < line.length; at++) {
      if (line[at] === '[' || line[at] === '{') brackets++;
      else if (line[at] === ']' || line[at] === '}') brackets = Math.max(0, brackets - 1);
      if (brackets > DEEPEST) return start + at;
    }
    start += line.length + (text.startsWith('\r\n', start + line.length) ? 2 : 1);
  }
  return undefined;
}
