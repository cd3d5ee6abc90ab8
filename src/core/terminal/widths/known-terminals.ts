// How wide text is in terminals, by the name and version that they answer XTVERSION with: `term.version` of a recording. Sources:
// [1] ucs-detect's measurements of terminals, github.com/jquast/ucs-detect, docs/results.rst (2023) and data/*.yaml (2026).
// [2] measured here with xterm 379.
// [3] kitty issue 8162: Unicode 16 since 0.38 of December 2024; its text sizing protocol has clusters, VS15 and VS16.
// [4] wezterm's `unicode_version` is 9 unless configured, and below 14 variation selectors do not count; [1] agrees.
// [5] microsoft/terminal: grapheme clusters since 1.22.

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
  { name: 'ghostty', since: 0, narrows: true }, // [1]: VS15, VS16 and ZWJ without an error
  { name: 'ghostty', since: 1.2, narrows: true, wideSince16: true }, // [1]
  { name: 'wezterm', since: 0, widens: false }, // [1] [4]
  { name: 'vte', since: 0, method: 'codepoints' }, // [1]: GNOME Terminal 3.50, no ZWJ, no VS16
  { name: 'mlterm', since: 0, method: 'codepoints' }, // [1]
  { name: 'alacritty', since: 0, method: 'codepoints' }, // [1]
  { name: 'zutty', since: 0, method: 'codepoints' }, // [1]
  { name: 'konsole', since: 0 }, // [1]: ZWJ and VS16 as clusters
  { name: 'iterm2', since: 0 }, // [1]
  { name: 'windows terminal', since: 1.22 }, // [5]
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
