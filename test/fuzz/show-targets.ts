// Fuzz targets of what shows: the terminal, the GIF encoder, and the formats that carry a stranger's text.
import fc from 'fast-check';
import { expect } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';
import { gif, html, json, svg, txt, vtt } from '../../src/index.js';
import { decodeAll } from '../support/gif-decoder.js';
import { distinct, encodeWhole, referenceFrames, sameColours } from '../support/gif-reference.js';
import { expectHarmless, expectHarmlessPage } from '../support/harmless.js';
import { expectSound } from '../support/sound-screen.js';
import { makeRecording } from '../support/tile-books.js';
import { hostileCast } from './hostile-cast.js';
import { hostileOutput, nastyText } from './hostile-text.js';
import { ours } from './ours.js';
import { type Target, target } from './target.js';

const size = fc.record({ cols: fc.integer({ min: 1, max: 20 }), rows: fc.integer({ min: 1, max: 7 }) });
const step = fc.oneof({ weight: 8, arbitrary: hostileOutput }, { weight: 1, arbitrary: size });

const emulator = target(
  'terminal',
  fc.record({
    start: size,
    steps: fc.array(step, { maxLength: 8 }),
    unicode: fc.constantFrom('11' as const, 'graphemes' as const),
  }),
  async ({ start, steps, unicode }) => {
    const terminal = new Emulator(start, { unicode });
    const texts: string[][] = [];
    for (const given of steps) {
      if (typeof given === 'string') terminal.write(given);
      else terminal.resize(given.cols, given.rows);
      terminal.snapshot(expectSound);
    }
    terminal.at((view) => texts.push(screenText(view.takeAll())));
    terminal.at((view) => expect(view.opening({ scrolledOut: true }).length).toBeLessThan(100_000));
    await terminal.drain();
    terminal.dispose();
    expect(texts.length).toBe(1);
  },
  100,
);

const cuts = target(
  'terminal, output cut anywhere',
  fc.record({ start: size, output: hostileOutput, every: fc.integer({ min: 1, max: 5 }) }),
  async ({ start, output, every }) => {
    const shown: string[][] = [];
    for (const length of [every, Math.max(1, output.length)]) {
      const terminal = new Emulator(start);
      for (let at = 0; at < output.length; at += length) terminal.write(output.slice(at, at + length));
      terminal.snapshot((screen) => shown.push(screenText(screen)));
      await terminal.drain();
      terminal.dispose();
    }
    expect(shown[0]).toEqual(shown[1]);
  },
  150,
);

const recipes = fc.record({
  seed: fc.nat(),
  cols: fc.integer({ min: 1, max: 40 }),
  rows: fc.integer({ min: 1, max: 5 }),
  cellWidth: fc.constantFrom(1, 3, 5, 8, 10, 17, 32, 64),
  cellHeight: fc.integer({ min: 1, max: 12 }),
  left: fc.constantFrom(0, 1, 10),
  top: fc.constantFrom(0, 3),
  right: fc.constantFrom(0, 5),
  bottom: fc.constantFrom(0, 7),
  masks: fc.constantFrom(1, 4, 12),
  ramps: fc.oneof(
    fc.array(fc.constantFrom(1, 2, 6, 16, 40, 256), { minLength: 1, maxLength: 5 }),
    fc.constantFrom(
      Array.from({ length: 50 }, () => 6),
      Array.from({ length: 300 }, () => 1),
    ),
  ),
  changes: fc.array(fc.constantFrom(0, 0.01, 0.1, 0.5, 1), { maxLength: 8 }).map((rest) => [1, ...rest]),
});

/** Frames of at most 255 colours decode to what was to be drawn, however many the others have. */
const encoder = target(
  'GIF encoder',
  recipes,
  async (recipe) => {
    const made = makeRecording(recipe);
    const wanted = distinct(referenceFrames(made));
    const frames = decodeAll(encodeWhole(made));
    expect(frames.length).toBe(wanted.length);
    frames.forEach((frame, at) => {
      if (new Set(wanted[at]).size <= 255 && !sameColours(frame.rgb, wanted[at]!))
        expect.fail(`frame ${at} is not exact`);
    });
  },
  60,
);

async function collected(parts: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part));
  return Buffer.concat(all);
}

const pictures = target(
  'SVG',
  fc.record({ cast: hostileCast, alt: fc.option(nastyText, { nil: undefined }), font: nastyText }),
  async ({ cast, alt, font }) => {
    const fontFamily = `x${font.replaceAll(',', '')}`;
    const document = await ours(() => collected(svg(cast, { ...(alt !== undefined && { alt }), fontFamily })));
    if (document) expectHarmless(document.toString());
  },
  60,
);

const animations = target(
  'GIF',
  hostileCast,
  async (cast) => {
    const file = await ours(() => collected(gif(cast, { fontSize: 6 })));
    if (!file) return;
    const lasting = decodeAll(file).reduce((sum, { delay }) => sum + delay, 0);
    expect(lasting).toBeGreaterThanOrEqual(2);
  },
  40,
);

const CUE = /^\n\d\d+:\d\d:\d\d\.\d{3} --> \d\d+:\d\d:\d\d\.\d{3}\n[^\n\r<>]+\n/;

const texts = target(
  'texts',
  fc.record({ cast: hostileCast, inline: fc.boolean(), transcript: fc.boolean() }),
  async ({ cast, inline, transcript }) => {
    const page = await ours(() => html(cast, { htmlStyle: inline ? 'inline' : 'classes', transcript }));
    if (page !== undefined) expectHarmlessPage(page);
    const screen = await ours(() => json(cast));
    if (screen !== undefined) expect(JSON.stringify(JSON.parse(screen))).not.toMatch(/\p{Cs}/u);
    const plain = await ours(() => txt(cast));
    if (plain !== undefined) expect(plain).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    let rest = vtt(cast).slice('WEBVTT\n'.length);
    for (let cue = CUE.exec(rest); cue; cue = CUE.exec(rest)) rest = rest.slice(cue[0].length);
    expect(rest).toBe('');
  },
  60,
);

export const showTargets: readonly Target[] = [emulator, cuts, encoder, pictures, animations, texts];
