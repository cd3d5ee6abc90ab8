// An opening brings a new terminal to where another stands: it shows the same, and goes on the same whatever comes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CastEvent } from '../../src/cast/cast.js';
import { Emulator } from '../../src/terminal/emulator.js';
import { Unfinished } from '../../src/terminal/unfinished.js';
import { screenFacts } from '../support/equal-screens.js';
import { session } from '../support/sessions.js';

type Facts = ReturnType<typeof screenFacts>;

function feed(emulator: Emulator, event: CastEvent): void {
  if (event.type === 'output') emulator.write(event.data);
  if (event.type === 'resize') emulator.resize(event.cols, event.rows);
}

/** What is shown after each event. */
async function shown(emulator: Emulator, events: readonly CastEvent[]): Promise<Facts[]> {
  const facts: Facts[] = [];
  for (const event of events) {
    feed(emulator, event);
    emulator.snapshot((screen) => facts.push(screenFacts(screen)));
  }
  await emulator.drain();
  emulator.dispose();
  return facts;
}

async function openingOf(size: { cols: number; rows: number }, events: readonly CastEvent[]): Promise<string> {
  const emulator = new Emulator(size);
  const unfinished = new Unfinished();
  let opening = '';
  for (const event of events) {
    feed(emulator, event);
    if (event.type === 'output') unfinished.follow(event.data);
  }
  emulator.at((view) => {
    opening = view.opening({ scrolledOut: true }) + unfinished.text;
  });
  await emulator.drain();
  emulator.dispose();
  return opening;
}

const output = (data: string): CastEvent => ({ time: 0, type: 'output', data });

async function expectGoesOn(
  size: { cols: number; rows: number },
  before: readonly CastEvent[],
  after: readonly CastEvent[],
) {
  const all = await shown(new Emulator(size), [output(''), ...before, ...after]);
  const last = before.findLast((event) => event.type === 'resize') ?? size;
  const opening = await openingOf(size, before);
  const opened = await shown(new Emulator(last), [output(opening), ...after]);
  expect(opened, JSON.stringify(opening)).toEqual(all.slice(before.length));
}

describe('an opening', () => {
  it.each([false, true])('goes on as the terminal would (resizes: %s)', async (resizing) => {
    const parameters = fc.tuple(session({ resizing }), fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(parameters, async ([cast, share]) => {
        const events = [...cast.events].filter(({ type }) => type !== 'marker');
        const border = Math.round(share * events.length);
        await expectGoesOn(cast.header, events.slice(0, border), events.slice(border));
      }),
      { numRuns: 150, seed: 1 },
    );
  });
});
