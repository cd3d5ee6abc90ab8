// A live stream watched in a terminal: what the session shows, as it happens, until it is over or somebody leaves.
import { RESET } from '../../core/edit/reset.js';
import { type Given, resolveOptions, type Values } from '../../core/options/option.js';
import type { StreamFrame } from '../../core/stream/frame.js';
import { Emulator } from '../../core/terminal/emulator.js';
import { parseTheme } from '../../core/theme/themes.js';
import { actionsOf, type PlayKeys } from '../../play/keys.js';
import { playOptions } from '../../play/options.js';
import { ENTER, LEAVE, type PlayTerminal, sizeSequence } from '../../play/play-in.js';
import { printedRows, View } from '../../play/view.js';
import { watchOptions } from './options.js';
import { StreamClient } from './stream-client.js';

/**
 * Watches a live stream (ALiS over WebSocket) in a terminal until it is over, or somebody leaves with `q`; space freezes what is
 * shown. Where the connection breaks off, it goes on with the screen as it is by then. The terminal is left as it was.
 * @param url ws or wss, or that of a page of `castkit stream` or of asciinema's server
 * @returns false where somebody left before its end
 * @throws UsageError for wrong options and what is no such address; CastError where there is no stream, or it was lost
 * @example
 * const terminal: PlayTerminal = { size: { cols: 80, rows: 24 }, write() {}, onKeys() {}, onResize() {} };
 * const problem = await watchStream(terminal, 'ws://127.0.0.1:9/ws').catch((error: unknown) => (error as CastError).file);
 * problem; // => 'ws://127.0.0.1:9/ws'
 */
export async function watchStream(
  terminal: PlayTerminal,
  url: string,
  given: Given<typeof watchOptions> = {},
): Promise<boolean> {
  const options = resolveOptions(watchOptions, given);
  const theme = options.theme === undefined ? undefined : parseTheme(options.theme);
  return new Watching(terminal, options, new View(terminal.size, theme)).run(url);
}

/** Milliseconds between two pictures, and for which a program may be in the middle of drawing. */
const FRAME = 16;
const DRAWING = 1000;
/** Characters that are fed between two rests of the emulator. */
const BATCH = 500_000;

/** Owns the screen of the session, and what the terminal shows of it. */
class Watching {
  readonly #terminal: PlayTerminal;
  readonly #options: Values<typeof watchOptions>;
  readonly #view: View;
  readonly #keys: PlayKeys;
  readonly #emulator = new Emulator({ cols: 80, rows: 24 });
  #words = '';
  #isPaused = false;
  /** Whether what is frozen has been drawn. */
  #isFrozen = false;
  #fed = 0;
  #timer: NodeJS.Timeout | undefined;
  #drawnAt = 0;
  #isShown = false;
  #hasLeft = false;

  constructor(terminal: PlayTerminal, options: Values<typeof watchOptions>, view: View) {
    this.#terminal = terminal;
    this.#options = options;
    this.#view = view;
    const { stepKey, nextMarkerKey } = playOptions;
    this.#keys = { pause: options.pauseKey, step: stepKey.default, nextMarker: nextMarkerKey.default };
  }

  async run(url: string): Promise<boolean> {
    const { size } = this.#terminal;
    const client = new StreamClient(url, {
      frame: (frame) => this.#take(frame),
      status: (status) => this.#told(status),
    });
    this.#terminal.onKeys((typed) => this.#typed(typed, client));
    this.#terminal.onResize(() => {
      this.#view.resize(this.#terminal.size);
      this.#isFrozen = false;
      this.#later();
    });
    try {
      await client.run();
      return !this.#hasLeft;
    } finally {
      await this.#leave(size);
    }
  }

  #told(status: 'connected' | 'broken'): void {
    if (!this.#isShown) this.#terminal.write(ENTER);
    this.#isShown = true;
    this.#words = status === 'broken' ? 'the connection broke off; connecting again' : 'waiting for the stream';
    this.#later();
  }

  #typed(typed: string, client: StreamClient): void {
    for (const action of actionsOf(typed, this.#keys)) {
      if (action === 'pause') this.#isPaused = !this.#isPaused;
      if (action !== 'leave') continue;
      this.#hasLeft = true;
      client.close();
    }
    this.#isFrozen = false;
    this.#later();
  }

  #take(frame: StreamFrame): void | Promise<void> {
    if (frame.type === 'end') return;
    const what = frame.type === 'init' ? frame : frame.event;
    if (what.type === 'init') this.#words = '';
    if (what.type === 'init' || what.type === 'resize') this.#resize(what.cols, what.rows);
    const output = what.type === 'init' ? RESET + what.screen : what.type === 'output' ? what.data : '';
    this.#emulator.write(output);
    this.#later();
    this.#fed += output.length;
    if (this.#fed < BATCH) return;
    this.#fed = 0;
    return this.#emulator.drain();
  }

  #resize(cols: number, rows: number): void {
    this.#emulator.resize(cols, rows);
    if (this.#options.resize) this.#terminal.write(sizeSequence({ cols, rows }));
  }

  /** All that happens within a moment is one picture. */
  #later(): void {
    this.#timer ??= setTimeout(() => this.#draw(), FRAME);
  }

  #draw(): void {
    this.#timer = undefined;
    if (!this.#isShown || this.#isFrozen) return;
    this.#emulator.at((view) => {
      if (view.synchronized && performance.now() - this.#drawnAt < DRAWING) {
        this.#later();
        return;
      }
      this.#drawnAt = performance.now();
      this.#isFrozen = this.#isPaused;
      this.#terminal.write(this.#view.draw(view.take().screen, this.#isPaused ? 'paused' : this.#words));
    });
    this.#emulator.drain().catch(() => undefined);
  }

  /** The last screen of a session that is over stays. */
  async #leave(size: { cols: number; rows: number }): Promise<void> {
    clearTimeout(this.#timer);
    let last = '';
    if (!this.#hasLeft) {
      this.#emulator.at((view) => {
        last = printedRows(view.take().screen, this.#terminal.size.cols);
      });
      await this.#emulator.drain().catch(() => undefined);
    }
    if (this.#isShown) this.#terminal.write(LEAVE + (this.#options.resize ? sizeSequence(size) : '') + last);
    this.#isShown = false;
    this.#emulator.dispose();
  }
}
