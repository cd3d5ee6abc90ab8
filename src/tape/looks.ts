// What a tape's settings say of its pictures, as options of castkit's renderers.
import { CastError, UsageError } from '../core/errors.js';
import type { OptionSet } from '../core/options/option.js';
import type { EmbeddedTheme } from '../core/recording/cast.js';
import { renderOptions } from '../core/render/outputs.js';
import { type TapeGrid, VHS } from '../core/tape/grid.js';
import { lookOf } from '../core/tape/parse.js';
import type { TapePlan } from '../core/tape/plan.js';
import type { TapeSettings } from '../core/tape/settings.js';
import type { Theme } from '../core/theme/theme.js';
import { parseTheme } from '../core/theme/themes.js';

/** VHS's own colours: background, foreground, and the sixteen with names. */
const VHS_THEME =
  '171717,dddddd,282a2e,d74e6f,31bb71,d3e561,8056ff,ed61d7,04d7d7,bfbfbf,4d4d4d,fe5f86,00d787,ebff71,9b79ff,ff7aea,00fefe,e6e6e6';

/** JetBrains Mono's, in ems, and what VHS's page keeps free at each edge. */
const ADVANCE = 0.6;
const EDGE = 5;

/** The names of colours in VHS's JSON, in the order of a terminal's palette; purple is magenta. */
const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/**
 * The theme of a tape; undefined where it leaves that to castkit.
 * @throws CastError, with the place, for a theme that does not exist
 */
export function tapeTheme({ settings, sets }: TapePlan): Theme | undefined {
  const { Theme: spec, Look } = settings;
  if (spec === undefined) return Look === 'castkit' ? undefined : parseTheme(VHS_THEME);
  try {
    return parseTheme(spec.startsWith('{') ? colourList(spec) : spec);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const set = sets.get('Theme');
    const sentence = error.message.replace(/^[\w-]+: /, '').replace(', received ', ', found ');
    throw new CastError(set?.at ?? { file: 'tape' }, sentence, set?.written);
  }
}

/** VHS's JSON as a list of colours; what it leaves out is VHS's own. */
function colourList(json: string): string {
  const given = JSON.parse(json) as Record<string, string>;
  const [background = '', foreground = '', ...named] = VHS_THEME.split(',');
  const colour = (name: string, otherwise: string): string =>
    given[name] ??
    given[name.replace('agenta', 'urple').replace('murple', 'purple').replace('Murple', 'Purple')] ??
    otherwise;
  const bright = (name: string) => `bright${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const palette = [...NAMES, ...NAMES.map(bright)].map((name, at) => colour(name, named[at]!));
  return [colour('background', background), colour('foreground', foreground), ...palette].join(',');
}

/** As recordings bring themes along. */
export const embedded = ({ foreground, background, palette }: Theme): EmbeddedTheme => ({
  foreground,
  background,
  palette: [...palette.slice(0, 16)],
});

/** Options of castkit that a tape sets by their own names. */
function ownLooks({ looks }: TapePlan): Record<string, unknown> {
  return Object.fromEntries(
    [...looks.values()].map(({ setting, value }) => {
      const option = lookOf(setting, renderOptions as OptionSet);
      return [setting.charAt(0).toLowerCase() + setting.slice(1), option?.parse(String(value))];
    }),
  );
}

/** Longest pause that is shown as it is: all of them. */
const NO_LIMIT = 86_400;
const BARS = {
  Colorful: 'colorful',
  ColorfulRight: 'colorful-right',
  Rings: 'rings',
  RingsRight: 'rings-right',
} as const;

/** Options of pictures, by their names in the library. */
export function pictureLooks(plan: TapePlan, grid: TapeGrid): Record<string, unknown> {
  const { settings } = plan;
  const own = ownLooks(plan);
  const base = settings.Look === 'castkit' ? castkitLooks(settings) : vhsLooks(settings, grid);
  return { idleTimeLimit: NO_LIMIT, ...base, ...settingLooks(settings), ...own };
}

/** VHS's picture: its size to the pixel, its cells, its margins; and a cursor that blinks. */
function vhsLooks(settings: TapeSettings, { cols, rows, cellWidth, cellHeight }: TapeGrid): Record<string, unknown> {
  const { FontSize, Width, Height, Padding, Margin, WindowBarSize } = { ...VHS, ...settings };
  const bar = settings.WindowBar ? WindowBarSize : 0;
  const isFitted = settings.Cols === undefined && settings.Rows === undefined;
  const left = Padding + EDGE;
  const across = Width - 2 * Margin - cols * cellWidth - left;
  const down = Height - 2 * Margin - bar - rows * cellHeight - left;
  const even = { right: left, bottom: left };
  const { right, bottom } = isFitted ? { right: Math.max(0, across), bottom: Math.max(0, down) } : even;
  return {
    ...{ fontSize: FontSize, lineHeight: Math.max(1, cellHeight / FontSize) },
    letterSpacing: cellWidth - Math.round(ADVANCE * FontSize),
    padding: [left, right, bottom, left],
    ...{ fpsCap: 50, cursorBlink: true, paddingFill: 'theme' },
    ...(bar > 0 && { barSize: bar }),
  };
}

/** What sizes say that are set; all else is castkit's own. */
function castkitLooks({
  Padding,
  LineHeight,
  LetterSpacing,
  WindowBar,
  WindowBarSize,
}: TapeSettings): Record<string, unknown> {
  return {
    ...(Padding !== undefined && { padding: [Padding] }),
    ...(LineHeight !== undefined && { lineHeight: Math.max(1, LineHeight) }),
    ...(LetterSpacing !== undefined && { letterSpacing: Math.round(LetterSpacing) }),
    ...(WindowBar && WindowBarSize !== undefined && { barSize: WindowBarSize }),
  };
}

/** What is VHS's affair wherever it is set. */
function settingLooks(settings: TapeSettings): Record<string, unknown> {
  const { FontFamily, FontSize, PlaybackSpeed, Framerate, MarginFill, Margin, BorderRadius, CursorBlink } = settings;
  return {
    ...(FontFamily !== undefined && { fontFamily: `${FontFamily}, JetBrains Mono` }),
    ...(FontSize !== undefined && { fontSize: FontSize }),
    ...(PlaybackSpeed !== undefined && { speed: PlaybackSpeed }),
    ...(Framerate !== undefined && { fpsCap: Framerate }),
    ...(MarginFill !== undefined && { marginFill: MarginFill }),
    ...(Margin !== undefined && { margin: [Margin] }),
    ...(BorderRadius !== undefined && { radius: BorderRadius }),
    ...(CursorBlink !== undefined && { cursorBlink: CursorBlink }),
    ...(settings.WindowBar && { window: BARS[settings.WindowBar] }),
  };
}
