// Sets of options under one name, for the places that pictures of terminals go to. What is given beside a preset wins.
import { choice } from '../options/option.js';

/** By option, as library calls name them. */
export const presets = {
  /** A window without a margin, short pauses: for a README, on light pages and dark ones. */
  readme: { window: 'macos', idleTimeLimit: 2, transparent: true },
  /** Something to look at: a window on a gradient, larger text. */
  social: {
    window: 'macos',
    margin: [56, 64],
    marginFill: 'linear-gradient(135deg, #6366f1, #a855f7 50%, #ec4899)',
    shadow: true,
    radius: 12,
    fontSize: 20,
    idleTimeLimit: 2,
  },
  /** To be read from the last row: large text with contrast, no frame, a long end. */
  slides: { fontSize: 28, padding: [24, 32], minContrast: 4.5, lastFrameDuration: 6, idleTimeLimit: 2 },
  /** Between paragraphs: a thin border, captions from markers, contrast. */
  docs: { border: '1', radius: 6, padding: [12, 16], captions: true, minContrast: 4.5, idleTimeLimit: 2 },
} as const;

export type PresetName = keyof typeof presets;

const names = Object.keys(presets) as PresetName[];

export const presetOption = {
  ...choice<PresetName, undefined>({
    flag: 'preset',
    group: 'Look',
    help: 'options for readme, social, slides or docs; others win',
    placeholder: 'NAME',
    choices: names,
    default: undefined,
    defaultText: 'none',
  }),
  brings: presets,
};
