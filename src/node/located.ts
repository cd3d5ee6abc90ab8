// Values that name files, as a file of options has them: meant from the folder which that file is in, not from the one that the
// program runs in.
import { isAbsolute, relative, resolve } from 'node:path';
import type { Option } from '../core/options/option.js';

export interface Whereabouts {
  /** What relative names start from. */
  readonly folder: string;
  readonly isFile: (path: string) => boolean;
  /** Hears of each file that is named, as seen from the working folder. */
  readonly onPath?: (path: string) => void;
}

const PATHS = new Set(['FILE', 'DIR', 'PATH']);
/** A file if there is one of that name. */
const PERHAPS = new Set(['TEXT|FILE', 'FILL', 'THEME']);
const ELSEWHERE = /^(-|https?:\/\/.*)$/i;
/** As --theme takes it: these are files, and two of them may stand in one value. */
const THEME_FILE = /\.(json|ya?ml|itermcolors|toml)$/i;
const THEME_SIDE = /(^|,)(light|dark)=(.+?)(?=,(?:light|dark)=|$)/g;

/** The value as it has to be in the working folder; what names no file stays as it is. */
export function locatedValue(option: Option<unknown>, value: unknown, whereabouts: Whereabouts): unknown {
  if (Array.isArray(value)) return value.map((item) => locatedValue(option, item, whereabouts));
  if (typeof value !== 'string') return value;
  if (option.flag !== 'theme' || !/^(light|dark)=/.test(value)) return locatedText(option, value, whereabouts);
  return value.replace(
    THEME_SIDE,
    (_, comma: string, side: string, theme: string) => `${comma}${side}=${locatedText(option, theme, whereabouts)}`,
  );
}

function locatedText({ flag, placeholder = '' }: Option<unknown>, text: string, whereabouts: Whereabouts): string {
  const { folder, isFile, onPath } = whereabouts;
  const absolute = resolve(folder, text);
  const path = isAbsolute(text) ? text : relative('', absolute) || '.';
  const certain = PATHS.has(placeholder) || (flag === 'theme' && THEME_FILE.test(text));
  if (ELSEWHERE.test(text) || !(certain || (PERHAPS.has(placeholder) && isFile(path)))) return text;
  onPath?.(path);
  return path;
}
