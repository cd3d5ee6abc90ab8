// The style sheet of an SVG, and the names in it. With a prefix all rules stay inside of their own picture.
import type { Micros } from '../recording/cast.js';
import { ADVANCE } from './canvas.js';
import type { Keyframes } from './keyframes.js';
import { decimal } from './markup.js';
import type { Paints } from './paints.js';
import { progressRules } from './slots.js';

/** What the ids, classes and animations of one picture begin with. */
export interface Names {
  /** Id of the root, or ''. */
  readonly root: string;
  /** Begins all other names. */
  readonly prefix: string;
  /** Class of characters of two cells, and of those in the middle of one. */
  readonly wide: string;
  readonly loose: string;
  /** Class of the progress bar. */
  readonly progress: string;
  /** Class of what can be selected although it is part of something that moves. */
  readonly shown: string;
}

/** Names that are counted have letters only: a digit sets the others apart. */
export function namesFor(idPrefix: string): Names {
  const prefix = idPrefix === '' ? '' : `${idPrefix}-`;
  return {
    root: idPrefix,
    prefix,
    wide: `${prefix}w0`,
    loose: `${prefix}l0`,
    progress: `${prefix}p0`,
    shown: `${prefix}s0`,
  };
}

export interface StyleParts {
  readonly names: Names;
  readonly keyframes: Keyframes;
  readonly loops: number;
  readonly paints: Paints;
  /** @font-face rules. */
  readonly fonts: string;
  /** Leave ligatures to the viewer's font. */
  readonly ligatures: boolean;
  /** Whether there is text of these classes. */
  readonly has: { readonly wide: boolean; readonly loose: boolean };
  /** Size of wide characters. */
  readonly wideSize: number;
  /** How long the progress bar takes, where there is one. */
  readonly progress: { readonly length: Micros; readonly end: Micros } | undefined;
}

/** Safari's name for it. */
const SELECT = '-webkit-user-select:';

/** For the shorthand: after the last pass its end stays. */
const passes = (loops: number): string => (Number.isFinite(loops) ? `${loops} forwards` : 'infinite');

export function styleSheet({
  names,
  keyframes,
  loops,
  paints,
  fonts,
  ligatures,
  has,
  wideSize,
  progress,
}: StyleParts): string {
  const { root } = names;
  const within = root === '' ? '' : `#${root} `;
  let css = `${fonts}${root === '' ? 'svg' : `#${root}`}{font-size-adjust:ch-width ${ADVANCE}}`.replace(' 0.', ' .');
  css += `${within}text{white-space:pre;font-variant-ligatures:${ligatures ? 'normal' : 'none'};unicode-bidi:bidi-override}`;
  if (has.wide) css += `${within}.${names.wide}{font-size:${decimal(wideSize)}px;font-size-adjust:none}`;
  if (has.loose) css += `${within}.${names.loose}{text-anchor:middle;font-size-adjust:none}`;
  const moving = `${within}[class]`;
  if (!keyframes.still) {
    const count = Number.isFinite(loops) ? `${loops};animation-fill-mode:forwards` : 'infinite';
    // No shorthand: it would reset the names that the rules of the classes give.
    css += `${moving}{animation-duration:${keyframes.duration};animation-timing-function:step-end;animation-iteration-count:${count}}`;
    css += `${within}g[class]{${SELECT}none;user-select:none}${within}g.${names.shown}{${SELECT}text;user-select:text}`;
    css += keyframes.rules;
  }
  if (progress)
    css += progressRules(`${within}.${names.progress}`, names.progress, { ...progress, loops: passes(loops) });
  if (!keyframes.still || progress) {
    // As strong as the rules above, or stronger, and after them.
    const all = root === '' ? '[class]' : `#${root} [class][class]`;
    css += `@media(prefers-reduced-motion:reduce){${all}{animation:none}}`;
  }
  const dark = paints.darkRules((attribute) =>
    root === '' ? attribute : `#${root}${attribute},#${root} ${attribute}`,
  );
  return dark === '' ? css : `${css}@media(prefers-color-scheme:dark){${dark}}`;
}
