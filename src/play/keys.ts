// Keys of a player: what terminals send for them, and what they mean.
export type PlayAction =
  | 'pause'
  | 'step'
  | 'next-marker'
  | 'previous-marker'
  | 'forward'
  | 'back'
  | 'far-forward'
  | 'far-back'
  | 'begin'
  | 'faster'
  | 'slower'
  | 'leave';

/** Those that can be chosen; each a character. */
export interface PlayKeys {
  pause: string;
  step: string;
  nextMarker: string;
}

const FIXED: Readonly<Record<string, PlayAction>> = {
  '[': 'previous-marker',
  '+': 'faster',
  '=': 'faster',
  '-': 'slower',
  _: 'slower',
  q: 'leave',
  '\x03': 'leave',
  '\x1b[C': 'forward',
  '\x1b[D': 'back',
  '\x1bOC': 'forward',
  '\x1bOD': 'back',
  '\x1b[1;2C': 'far-forward',
  '\x1b[1;2D': 'far-back',
  '\x1b[H': 'begin',
  '\x1bOH': 'begin',
  '\x1b[1~': 'begin',
};

/** A key: a control sequence of a terminal, or a character. */
const KEY = /\x1b(?:\[[\d;?]*[ -/]*[@-~]|O.)|./gsu;

/** What was typed, in order; what means nothing is left out. */
export function actionsOf(typed: string, { pause, step, nextMarker }: PlayKeys): PlayAction[] {
  const chosen: Record<string, PlayAction> = { [pause]: 'pause', [step]: 'step', [nextMarker]: 'next-marker' };
  return (typed.match(KEY) ?? []).flatMap((key) => chosen[key] ?? FIXED[key] ?? []);
}
