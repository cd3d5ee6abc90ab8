// A theme file that an option names is read once, whatever is made of it.
import { writeFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { type Cast, gif, html, png, readCast, svg, svgStills } from '../../src/index.js';
import { nodePlatform } from '../../src/node/platform/node-platform.js';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();

async function all(pieces: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of pieces);
}

const MAKERS: [name: string, make: (cast: Cast, theme: string) => Promise<unknown>][] = [
  ['gif', (cast, theme) => all(gif(cast, { theme }))],
  ['png', (cast, theme) => png(cast, { theme })],
  ['svg', (cast, theme) => all(svg(cast, { theme }))],
  ['svgStills', (cast, theme) => all(svgStills(cast, { theme, at: '0.5,1,end' }))],
  ['html', (cast, theme) => html(cast, { theme })],
];

it.each(MAKERS)('%s reads it once', async (_, make) => {
  const theme = path('mine.json');
  const palette = Array.from({ length: 8 }, (_, i) => `#00000${i}`).join(':');
  writeFileSync(theme, JSON.stringify({ fg: '#ffffff', bg: '#101010', palette }));
  const read = vi.spyOn(nodePlatform.files, 'read');
  await make(readCast(new TextEncoder().encode(HELLO)), theme);
  expect(read.mock.calls.filter(([file]) => file === theme)).toHaveLength(1);
  read.mockRestore();
});
