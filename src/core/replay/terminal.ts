// The terminal that a recording is replayed in: of its size, with the widths that were asked for when it was loaded.
import type { Cast } from '../recording/cast.js';
import { Emulator, type EmulatorOptions } from '../terminal/emulator.js';
import type { WidthsAsked } from '../terminal/widths/width-model.js';

type Replayed = Pick<Cast, 'header' | 'unicode' | 'ambiguousWidth' | 'covered' | 'masks' | 'maxWork' | 'name'>;

/** How wide text is: as was asked for when the recording was loaded, else as in the terminal that was recorded. */
export function widthsOf({ header, unicode, ambiguousWidth }: Replayed): WidthsAsked {
  return { unicode, ambiguousWidth, termVersion: header.termVersion };
}

/** What the options leave open is as the recording was loaded. */
export function terminalOptions(cast: Replayed, options: EmulatorOptions = {}): EmulatorOptions {
  const { covered, masks, maxWork, name } = cast;
  const widths = widthsOf(cast);
  return {
    ...options,
    ...widths,
    unicode: options.unicode ?? widths.unicode,
    ambiguousWidth: options.ambiguousWidth ?? widths.ambiguousWidth,
    ...(covered && { covered }),
    ...(masks && { masks }),
    work: { most: maxWork, file: name },
  };
}

export function openTerminal(
  cast: Replayed,
  size: { cols: number; rows: number } = cast.header,
  options: EmulatorOptions = {},
): Emulator {
  return new Emulator(size, terminalOptions(cast, options));
}
