// castkit play.
import { once } from 'node:events';
import { UsageError } from '../../core/errors.js';
import { type Given, knownTo } from '../../core/options/option.js';
import { optionName } from '../../core/options/option-name.js';
import {
  inputOptions,
  isStreamUrl,
  loadCast,
  playIn,
  playOptions,
  playThrough,
  terminalHere,
  watchOptions,
  watchStream,
  watchThrough,
} from '../../index.js';
import { type CommandBody, type Context, INPUT } from '../command.js';
import { asciinemaConfigOption } from '../config/asciinema.js';

export const playCommand: CommandBody = {
  positionals: [INPUT],
  options: { ...playOptions, asciinemaConfig: asciinemaConfigOption },
  reading: inputOptions,
  product: { extension: '', noun: 'a playback', binary: false, beside: false },
  examples: [
    { command: 'castkit play demo.cast', does: 'space pauses, arrows go back and forth, q leaves' },
    { command: 'castkit play demo.cast --speed 2 --idle-time-limit 1', does: 'faster, and without long pauses' },
    {
      command: 'castkit play https://asciinema.org/a/85R4jTtjKVRIYXTcKCNq0vzYH --start 50%',
      does: 'from a page, beginning in the middle',
    },
  ],
  run: (context) => play(context),
};

async function play({ input, reading, given, warn, place }: Context): Promise<void> {
  if (place.file !== undefined) {
    const hint = 'castkit convert writes recordings in other formats';
    throw new UsageError('-o', {
      expected: 'no output: a recording is played in the terminal',
      received: JSON.stringify(place.file),
      hint,
    });
  }
  const options = knownTo(playOptions, given);
  if (isStreamUrl(input)) {
    for (const key of Object.keys(options)) {
      if (!Object.hasOwn(watchOptions, key)) warn(`${optionName(key)} does nothing for a live stream`);
    }
    await watch(input, knownTo(watchOptions, given));
    return;
  }
  const cast = await loadCast(input, { ...reading, warn });
  const terminal = process.stdout.isTTY ? terminalHere() : undefined;
  if (!terminal) {
    await playThrough(writeOut, cast, options);
    return;
  }
  try {
    await playIn(terminal, cast, options);
  } finally {
    terminal.close();
  }
}

async function watch(url: string, options: Given<typeof watchOptions>): Promise<void> {
  const terminal = process.stdout.isTTY ? terminalHere() : undefined;
  if (!terminal) {
    await watchThrough(writeOut, url);
    return;
  }
  try {
    await watchStream(terminal, url, options);
  } finally {
    terminal.close();
  }
}

async function writeOut(output: string): Promise<void> {
  if (!process.stdout.write(output)) await once(process.stdout, 'drain');
}
