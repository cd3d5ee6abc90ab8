// How wide text is in terminals, by the name and version that they answer XTVERSION with: `term.version` of a recording. Sources:
// [1] ucs-detect's measurements of terminals, github.com/jquast/ucs-detect: docs/results.rst of 2023, data/ghostty.yaml of May 2026.
// [2] measured for castkit with xterm 379.
// [3] kitty issue 8162, of December 2024: its tables are of Unicode 16 by then (0.38). jquast/wcwidth pull request 120: VS15 narrows.
// [4] wezterm's `unicode_version` is 9 unless configured, in which selectors of emoji presentation are passed over; [1] agrees.
// [5] ghostty pull request 1158: clusters by default, VS15 and VS16 too, which foot, WezTerm and Contour have as well.

interface KnownWidths {
  readonly method: 'graphemes' | 'codepoints';
  readonly wideSince16: boolean;
  readonly narrows: boolean;
  readonly widens: boolean;
}

interface KnownTerminal extends Partial<KnownWidths> {
  /** At the start of the answer, in any case. */
  readonly name: string;
  /** The first version that is so; 0 is all. */
  readonly since: number;
}

/** Terminals nobody knows: clusters, and what became wide lately is narrow. */
const UNKNOWN: KnownWidths = { method: 'graphemes', wideSince16: false, narrows: false, widens: true };

/** Later entries of a name hold for its newer versions. What is left out is as of UNKNOWN. */
const TERMINALS: readonly KnownTerminal[] = [
  { name: 'xterm', since: 0, method: 'codepoints' }, // [1] [2]: no ZWJ, no VS16, U+2630 narrow
  { name: 'kitty', since: 0, narrows: true }, // [1] [3]
  { name: 'kitty', since: 0.38, narrows: true, wideSince16: true }, // [3]
  { name: 'ghostty', since: 0, narrows: true }, // [5]
  { name: 'ghostty', since: 1.3, narrows: true, wideSince16: true }, // [1]: wide as of Unicode 17; VS15, VS16 and ZWJ without an error
  { name: 'wezterm', since: 0, widens: false }, // [4] [5]
  { name: 'vte', since: 0, method: 'codepoints' }, // [1]: GNOME Terminal 3.50, no ZWJ, no VS16
  { name: 'mlterm', since: 0, method: 'codepoints' }, // [1]
  { name: 'alacritty', since: 0, method: 'codepoints' }, // [1]
  { name: 'zutty', since: 0, method: 'codepoints' }, // [1]
  { name: 'konsole', since: 0 }, // [1]: ZWJ and VS16 as clusters
  { name: 'iterm2', since: 0 }, // [1]
  { name: 'foot', since: 0 }, // [5]
  { name: 'contour', since: 0 }, // [5]
];

/** `kitty(0.46.2)`, `ghostty 1.3.1`, `XTerm(379)`, `VTE(7600)`, `WezTerm 20240203-110809`. */
const ANSWER = /^\s*([a-z][a-z\d ]*?)[\s(v/]+(\d+(?:\.\d+)?)/i;

export function terminalWidths(termVersion: string): KnownWidths {
  const [, name, version] = ANSWER.exec(termVersion) ?? [];
  const known = TERMINALS.findLast(
    (terminal) => terminal.name === name?.toLowerCase() && isSince(version ?? '', terminal.since),
  );
  if (!known) return UNKNOWN;
  const { method, wideSince16, narrows, widens } = { ...UNKNOWN, ...known };
  return { method, wideSince16, narrows, widens };
}

/** 0.9 is before 0.38. */
function isSince(version: string, since: number): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [first = 0, second = 0] = String(since).split('.').map(Number);
  return major > first || (major === first && minor >= second);
}
