// What xterm.js is not known to be is refused before anything is done with it.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { platform } from '../../src/core/platform.js';
import { CastError, readCast, txt } from '../../src/index.js';

const { xterm } = platform().libraries;
afterEach(() => {
  vi.restoreAllMocks();
});

const cast = () => readCast(new TextEncoder().encode('{"version":2,"width":20,"height":2}\n[0.5,"o","hello"]\n'));

/** Loads an xterm.js whose terminals lack something, or have something else in its place. */
function withTerminals(change: (core: Record<string, Record<string, unknown>>) => void): void {
  const real = xterm();
  class Terminal extends real.Terminal {
    constructor(options: ConstructorParameters<typeof real.Terminal>[0]) {
      super(options);
      change((this as unknown as { _core: Record<string, Record<string, unknown>> })._core);
    }
  }
  vi.spyOn(platform().libraries, 'xterm').mockReturnValue({ Terminal } as never);
}

describe('an xterm.js of another build', () => {
  it.each([
    ['_inputHandler.print', (core) => Object.assign(core['_inputHandler']!, { print: undefined })],
    ['_oscLinkService.registerLink', (core) => Object.assign(core['_oscLinkService']!, { registerLink: 1 })],
    [
      'buffers.activateAltBuffer',
      (core) => Object.assign(core['_bufferService']!['buffers']!, { activateAltBuffer: 0 }),
    ],
    ['_inputHandler._parseBuffer', (core) => Object.assign(core['_inputHandler']!, { _parseBuffer: [] })],
  ] satisfies [string, Parameters<typeof withTerminals>[0]][])(
    'is refused where %s is not there',
    async (part, change) => {
      withTerminals(change);
      const refused = txt(cast());
      await expect(refused).rejects.toThrow(CastError);
      await expect(refused).rejects.toThrow(
        `@xterm/headless: expected version 6.0.0, found one that is built otherwise (its ${part}): install castkit's own dependencies again`,
      );
    },
  );

  it('is taken where all is there', async () => {
    withTerminals(() => undefined);
    expect(await txt(cast())).toContain('hello');
  });
});
