// What a tape asks for before it starts, and its steps: VHS's rules of what counts where it stands.
import { type Micros, SECOND } from '../time.js';
import type { TapeCommand, TapeCommandOf } from './commands.js';
import { noRoom } from './grid.js';
import type { ParsedTape } from './parse.js';
import type { TapeProblem } from './place.js';
import { isSetting, type TapeSettings } from './settings.js';

/**
 * A tape that can be run.
 * @example
 * const outputsOf = ({ outputs }: TapePlan) => outputs.map(({ path }) => path);
 */
export interface TapePlan {
  readonly settings: TapeSettings;
  /** Options of pictures as texts, by their names in CamelCase, with the command that sets each. */
  readonly looks: ReadonlyMap<string, TapeCommandOf<'set'>>;
  /** The command of each setting that counts. */
  readonly sets: ReadonlyMap<string, TapeCommandOf<'set'>>;
  readonly env: ReadonlyMap<string, string>;
  readonly outputs: readonly TapeCommandOf<'output'>[];
  readonly requires: readonly TapeCommandOf<'require'>[];
  /** What happens, in order. */
  readonly steps: readonly TapeCommand[];
  readonly redactions: readonly TapeCommandOf<'redact'>[];
  readonly problems: { readonly errors: readonly TapeProblem[]; readonly warnings: readonly TapeProblem[] };
}

const isPreamble = ({ kind }: TapeCommand): boolean => kind === 'set' || kind === 'output' || kind === 'require';

/**
 * Only settings at the top count, but for `TypingSpeed`; `Env` and `Set Shell` count wherever they stand, and so do outputs.
 * @example
 * planTape(parseTape('Set Cols 40\nType "ls"', { file: 'demo.tape' })).settings.Cols; // => 40
 */
export function planTape({ commands, errors, warnings }: ParsedTape): TapePlan {
  const ended = commands.findIndex((command) => !isPreamble(command));
  const top = ended < 0 ? commands.length : ended;
  const ignored = commands.slice(top).filter(isIgnored);
  const counted = commands.filter((command, at) => command.kind === 'set' && (at < top || isShell(command)));
  const sets = counted.filter((command) => command.kind === 'set');
  const settings = settingsOf(sets);
  const room = noRoom(settings);
  const at = sets.findLast(({ setting }) => /^(Width|Height|Padding|Margin|WindowBarSize)$/.test(setting))?.at;
  return {
    settings,
    looks: new Map(sets.filter(({ setting }) => !isSetting(setting)).map((set) => [set.setting, set])),
    sets: new Map(sets.map((set) => [set.setting, set])),
    env: new Map(ofKind(commands, 'env').map(({ name, value }) => [name, value])),
    outputs: ofKind(commands, 'output'),
    requires: ofKind(commands.slice(0, top), 'require'),
    redactions: ofKind(commands, 'redact'),
    steps: commands.slice(top).filter(isStep),
    problems: {
      errors: room && at ? [...errors, { at, sentence: room, sourceLine: '' }] : errors,
      warnings: [...warnings, ...ignored.map(ignoredWarning)],
    },
  };
}

const ofKind = <K extends TapeCommand['kind']>(commands: readonly TapeCommand[], kind: K): TapeCommandOf<K>[] =>
  commands.filter((command): command is TapeCommandOf<K> => command.kind === kind);

const isShell = (command: TapeCommand): boolean => command.kind === 'set' && command.setting === 'Shell';
const isTypingSpeed = (command: TapeCommand): boolean => command.kind === 'set' && command.setting === 'TypingSpeed';

/** Settings and programs that come too late. */
const isIgnored = (command: TapeCommand): boolean =>
  command.kind === 'require' || (command.kind === 'set' && !isShell(command) && !isTypingSpeed(command));

const isStep = (command: TapeCommand): boolean =>
  isTypingSpeed(command) || !['set', 'output', 'require', 'env', 'redact'].includes(command.kind);

const ignoredWarning = ({ at, written, kind }: TapeCommand): TapeProblem => ({
  at,
  sentence:
    kind === 'set'
      ? `'${written}' has been ignored. Move the directive to the top of the file.`
      : `'${written}' has been ignored: programs that a tape needs are named at its top`,
  sourceLine: '',
});

function settingsOf(sets: readonly TapeCommandOf<'set'>[]): TapeSettings {
  const known = sets.filter(({ setting }) => isSetting(setting));
  return Object.fromEntries(known.map(({ setting, value }) => [setting, value]));
}

/** VHS's pause between two keys. */
export const TYPING_SPEED: Micros = 50_000;
export const WAIT_TIMEOUT: Micros = 15 * SECOND;
/** What VHS takes for a prompt. */
export const WAIT_PATTERN = />$/;

/** A step with the time of the tape that it takes, where nothing has to be waited for. */
export interface TimedStep {
  readonly step: TapeCommand;
  readonly from: Micros;
  readonly takes: Micros;
  /** It takes as long as a program needs. */
  readonly waits: boolean;
  readonly hidden: boolean;
}

/** The steps on the tape's own clock; what is hidden takes no time of the recording. */
export function timedSteps({ settings, steps }: TapePlan): TimedStep[] {
  let speed = settings.TypingSpeed ?? TYPING_SPEED;
  let from: Micros = 0;
  let hidden = false;
  return steps.map((step) => {
    if (step.kind === 'set') speed = Number(step.value);
    if (step.kind === 'hide' || step.kind === 'show') hidden = step.kind === 'hide';
    const takes = hidden ? 0 : timeOf(step, speed);
    const timed = { step, from, takes, waits: step.kind === 'wait', hidden };
    from += takes;
    return timed;
  });
}

function timeOf(step: TapeCommand, speed: Micros): Micros {
  if (step.kind === 'sleep') return step.time;
  if (step.kind === 'type') return [...step.text].length * (step.delay ?? speed);
  if (step.kind === 'key') return isChord(step) ? (step.delay ?? 0) * step.count : step.count * (step.delay ?? speed);
  return step.kind === 'scroll' ? step.count * (step.delay ?? speed) : 0;
}

/** VHS presses keys with modifiers without a pause behind them. */
export const isChord = ({ modifiers }: TapeCommandOf<'key'>): boolean =>
  modifiers.ctrl || modifiers.alt || modifiers.shift;
