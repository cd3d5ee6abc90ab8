// What a tape's settings say of its pictures, as options of castkit's renderers.
import { CastError, UsageError } from '../core/errors.js';
import type { OptionSet } from '../core/options/option.js';
import type { EmbeddedTheme } from '../core/recording/cast.js';
import { renderOptions } from '../core/render/outputs.js';
import { lookOf } from '../core/tape/parse.js';
import type { TapePlace } from '../core/tape/place.js';
import type { TapePlan } from '../core/tape/plan.js';
import type { TapeSettings } from '../core/tape/settings.js';
import type { Theme } from '../core/theme/theme.js';
import { parseTheme } from '../core/theme/themes.js';

/** VHS's own colours: background, foreground, and the sixteen with names. */
const VHS_THEME =
  '171717,dddddd,282a2e,d74e6f,31bb71,d3e561,8056ff,ed61d7,04d7d7,bfbfbf,4d4d4d,fe5f86,00d787,ebff71,9b79ff,ff7aea,00fefe,e6e6e6';

/** The names of colours in VHS's JSON, in the order of a terminal's palette; purple is magenta. */
const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/**
 * The theme of a tape; undefined where it leaves that to castkit.
 * @throws CastError, with the place, for a theme that does not exist
 */
export function tapeTheme({ settings, looks }: TapePlan, at: TapePlace): Theme | undefined {
  const { Theme: spec, Look } = settings;
  if (spec === undefined) return Look === 'castkit' ? undefined : parseTheme(VHS_THEME);
  const place = looks.get('Theme')?.at ?? at;
  try {
    return parseTheme(spec.startsWith('{') ? colourList(spec) : spec);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new CastError(place, error.message.replace(/^--theme: /, '').replace(', received ', ', found '));
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
export function ownLooks({ looks }: TapePlan): Record<string, unknown> {
  return Object.fromEntries(
    [...looks.values()].map(({ setting, value }) => {
      const option = lookOf(setting, renderOptions as OptionSet);
      return [setting.charAt(0).toLowerCase() + setting.slice(1), option?.parse(String(value))];
    }),
  );
}

/** What is VHS's affair wherever it is set. */
export function settingLooks(settings: TapeSettings): Record<string, unknown> {
  const { FontFamily, FontSize, PlaybackSpeed, Framerate, MarginFill, Margin, BorderRadius, CursorBlink } = settings;
  return {
    ...(FontFamily !== undefined && { fontFamily: FontFamily }),
    ...(FontSize !== undefined && { fontSize: FontSize }),
    ...(PlaybackSpeed !== undefined && { speed: PlaybackSpeed }),
    ...(Framerate !== undefined && { fpsCap: Framerate }),
    ...(MarginFill !== undefined && { marginFill: MarginFill }),
    ...(Margin !== undefined && { margin: [Margin] }),
    ...(BorderRadius !== undefined && { radius: BorderRadius }),
    ...(CursorBlink !== undefined && { cursorBlink: CursorBlink }),
  };
}
