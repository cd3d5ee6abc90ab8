// The terminal that a recording is replayed in: of its size, with the widths that were asked for when it was loaded.
import type { Cast } from '../recording/cast.js';
import { Emulator, type EmulatorOptions } from '../terminal/emulator.js';

type Replayed = Pick<Cast, 'unicode' | 'covered' | 'masks' | 'maxWork' | 'name'>;

/** What the options leave open is as the recording was loaded. */
export function terminalOptions(
  { unicode, covered, masks, maxWork, name }: Replayed,
  options: EmulatorOptions = {},
): EmulatorOptions {
  const widths = options.unicode ?? unicode;
  return {
    ...options,
    ...(widths && { unicode: widths }),
    ...(covered && { covered }),
    ...(masks && { masks }),
    work: { most: maxWork, file: name },
  };
}

export function openTerminal(
  cast: Replayed & Pick<Cast, 'header'>,
  size: { cols: number; rows: number } = cast.header,
  options: EmulatorOptions = {},
): Emulator {
  return new Emulator(size, terminalOptions(cast, options));
}
