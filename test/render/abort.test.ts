// Long calls end with the reason of the caller's signal, before they have made anything whole.
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as castkit from '../../src/index.js';
import { long } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { isInstalled } from '../support/program.js';

const path = useFolder();
const REASON = { why: 'closed' };
const recording = (frames = 400): castkit.Cast => castkit.readCast(new TextEncoder().encode(long(frames)));

/** A recording that aborts in the middle of its events, however often it is iterated. */
function abortedInTheMiddle(controller: AbortController): castkit.Cast {
  const cast = recording();
  return {
    ...cast,
    events: {
      *[Symbol.iterator]() {
        let count = 0;
        for (const event of cast.events) {
          if (++count === 200) controller.abort(REASON);
          if (count > 210) throw new Error('goes on after it was aborted');
          yield event;
        }
      },
    },
  };
}

async function all(pieces: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of pieces);
}

type Call = (cast: castkit.Cast, hooks: castkit.Abortable) => Promise<unknown>;

const CALLS: [name: string, call: Call][] = [
  ['gif', (cast, hooks) => all(castkit.gif(cast, {}, hooks))],
  ['gif under a size', (cast, hooks) => all(castkit.gif(cast, { maxSize: 20_000 }, hooks))],
  ['apng', (cast, hooks) => all(castkit.apng(cast, {}, hooks))],
  ['webp', (cast, hooks) => all(castkit.webp(cast, {}, hooks))],
  ['frameImages', (cast, hooks) => all(castkit.frameImages(cast, {}, hooks))],
  ['png', (cast, hooks) => castkit.png(cast, { at: 'end' }, hooks)],
  ['svg', (cast, hooks) => all(castkit.svg(cast, {}, hooks))],
  ['svgStills', (cast, hooks) => all(castkit.svgStills(cast, { at: 'end' }, hooks))],
  ['html', (cast, hooks) => castkit.html(cast, { transcript: true }, hooks)],
  ['txt', (cast, hooks) => castkit.txt(cast, { at: 'best' }, hooks)],
  [
    'render',
    async (cast, hooks) => all(castkit.render(cast, ['gif'], {}, hooks)[0]!.chunks() as AsyncIterable<unknown>),
  ],
  ['snippet', (cast, hooks) => castkit.snippet(cast, 'a.gif', {}, hooks)],
  ['replay', (cast, hooks) => castkit.replay(cast, hooks, () => undefined)],
  ['frames', (cast, hooks) => all(castkit.frames(cast, hooks))],
  ['screenAt', (cast, hooks) => castkit.screenAt(cast, Infinity, hooks)],
  ['transcript', (cast, hooks) => castkit.transcript(cast, Infinity, hooks)],
  ['grep', (cast, hooks) => castkit.grep(cast, /x/, {}, hooks)],
  ['outline', (cast, hooks) => castkit.outline(cast, {}, hooks)],
  ['diff', (cast, hooks) => castkit.diff(cast, cast, {}, hooks)],
  ['assert', (cast, hooks) => castkit.assert(cast, { contains: ['x'] }, hooks)],
  ['castInfo', (cast, hooks) => castkit.castInfo(cast, hooks)],
  ['castFonts', (cast, hooks) => castkit.castFonts(cast, {}, hooks)],
  ['findSecrets', (cast, hooks) => castkit.findSecrets(cast, {}, hooks)],
  ['redact', (cast, hooks) => castkit.pipe(cast, castkit.redact({ text: ['x'] }, hooks))],
  ['replace', (cast, hooks) => castkit.pipe(cast, castkit.replace({ from: '1', to: '2' }, hooks))],
  ['trim', (cast, hooks) => castkit.pipe(cast, castkit.trim({ start: 'text:250' }, hooks))],
  ['applyPlan', (cast, hooks) => castkit.pipe(cast, castkit.applyPlan({ edits: [{ trim: { start: 9 } }] }, hooks))],
  ['grid', (cast, hooks) => castkit.grid([cast], {}, hooks)],
];

describe.each(CALLS)('%s', (_, call) => {
  const complaints = vi.spyOn(console, 'error');
  afterEach(() => expect(complaints).not.toHaveBeenCalled());

  it('ends with the reason at the event at which it is aborted', async () => {
    const controller = new AbortController();
    const cast = abortedInTheMiddle(controller);
    await expect(call(cast, { signal: controller.signal })).rejects.toBe(REASON);
  });

  it('does not begin where it is aborted already', async () => {
    const events = {
      [Symbol.iterator]: (): never => {
        throw new Error('begins');
      },
    };
    await expect(call({ ...recording(1), events }, { signal: AbortSignal.abort(REASON) })).rejects.toBe(REASON);
  });
});

it('encoding ends too, and gives no more pieces', async () => {
  for (const make of [castkit.gif, castkit.apng]) {
    const controller = new AbortController();
    const pieces: unknown[] = [];
    const onProgress = ({ share }: castkit.RenderProgress) => {
      if (share > 0.95) controller.abort(REASON);
    };
    const run = async () => {
      for await (const piece of make(recording(300), {}, { signal: controller.signal, onProgress })) pieces.push(piece);
    };
    // What is done within 50 ms has no pause in which it would be heard.
    await run().catch((error: unknown) => expect(error).toBe(REASON));
  }
});

it.skipIf(!isInstalled('ffmpeg', '-version'))('a video that is aborted leaves no file', async () => {
  const controller = new AbortController();
  const onProgress = ({ share }: castkit.RenderProgress) => {
    if (share > 0.9) controller.abort(REASON);
  };
  const video = castkit.mp4(recording(), {}, { signal: controller.signal, onProgress }, path('a.mp4'));
  await expect(all(video)).rejects.toBe(REASON);
  expect(existsSync(path('a.mp4'))).toBe(false);
});

it('an edit that is done is not aborted any more: its events are read later', async () => {
  const controller = new AbortController();
  const cast = await castkit.pipe(recording(), castkit.speed({ factor: 2 }, { signal: controller.signal }));
  controller.abort(REASON);
  expect([...cast.events]).toHaveLength(400);
});

it('loading is aborted too', async () => {
  await expect(castkit.loadCast('demo.cast', { signal: AbortSignal.abort(REASON) })).rejects.toBe(REASON);
});
