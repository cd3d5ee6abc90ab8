// `--theme light=X,dark=Y`: one theme for pages in daylight, one for pages at night.

export interface ThemePair {
  light: string;
  dark: string;
}

const PAIR = /^(?:light=(?<light>.+?),dark=(?<dark>.+)|dark=(?<dark2>.+?),light=(?<light2>.+))$/;

/** The two themes that a --theme value names, each as parseTheme takes it; undefined for a single theme. */
export function themePair(spec: string): ThemePair | undefined {
  const { light, dark, light2, dark2 } = PAIR.exec(spec)?.groups ?? {};
  const pair = { light: light ?? light2, dark: dark ?? dark2 };
  return pair.light !== undefined && pair.dark !== undefined ? { light: pair.light, dark: pair.dark } : undefined;
}
