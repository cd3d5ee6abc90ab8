// What a tape says, command by command, once it has been parsed.
import type { Micros } from '../time.js';
import type { KeyName, Modifiers } from './keys.js';
import type { TapePlace } from './place.js';

/**
 * Which text a pattern is looked for in: the line of the cursor, the screen, or whether the shell waits at its prompt.
 * @example
 * const scope: TapeScope = 'screen';
 */
export type TapeScope = 'line' | 'screen' | 'prompt';

/** A value that a setting has, by what it means: numbers of time are microseconds. */
export type SettingValue = string | number | boolean | RegExp;

/**
 * What a command does. Times in microseconds, sizes and places in cells, places from 0.
 * @example
 * const pause: TapeAction = { kind: 'sleep', time: 500_000 };
 */
export type TapeAction =
  | { readonly kind: 'output'; readonly path: string }
  | { readonly kind: 'require'; readonly program: string }
  | { readonly kind: 'set'; readonly setting: string; readonly value: SettingValue }
  | { readonly kind: 'sleep'; readonly time: Micros }
  | { readonly kind: 'type'; readonly text: string; readonly delay?: Micros }
  | {
      readonly kind: 'key';
      /** A name, or the character that is pressed. */
      readonly key: KeyName | { readonly character: string };
      readonly modifiers: Modifiers;
      readonly count: number;
      readonly delay?: Micros;
    }
  | { readonly kind: 'scroll'; readonly rows: number; readonly count: number; readonly delay?: Micros }
  | { readonly kind: 'hide' | 'show' | 'paste' }
  | { readonly kind: 'wait'; readonly scope: TapeScope; readonly pattern?: RegExp; readonly timeout?: Micros }
  | { readonly kind: 'screenshot'; readonly path: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'env'; readonly name: string; readonly value: string }
  | { readonly kind: 'marker'; readonly label: string }
  | { readonly kind: 'caption'; readonly text: string }
  | {
      readonly kind: 'mouse';
      readonly button: MouseButton;
      readonly col: number;
      readonly row: number;
      readonly count: number;
    }
  | { readonly kind: 'resize'; readonly cols: number; readonly rows: number }
  | {
      readonly kind: 'expect';
      readonly holds: boolean;
      readonly scope: 'line' | 'screen';
      readonly pattern: RegExp;
      readonly timeout?: Micros;
    }
  | { readonly kind: 'redact'; readonly pattern?: RegExp; readonly text?: string; readonly builtin?: string };

/**
 * What the mouse does.
 * @example
 * const button: MouseButton = 'click';
 */
export type MouseButton = 'click' | 'middle-click' | 'right-click' | 'scroll-up' | 'scroll-down';

/**
 * A command of a tape: what it does, where it stands, and how it is written.
 * @example
 * const isVisible = ({ kind }: TapeCommand) => kind !== 'hide';
 */
export type TapeCommand = TapeAction & { readonly at: TapePlace; readonly written: string };

/** The commands of a kind. */
export type TapeCommandOf<K extends TapeAction['kind']> = Extract<TapeCommand, { kind: K }>;
