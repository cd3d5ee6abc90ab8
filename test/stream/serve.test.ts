// Live streams on a port: what viewers get, when they join, when they are slow, and at the end.
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { StreamFrame } from '../../src/core/stream/frame.js';
import { type LiveStream, type Serving, serveStream } from '../../src/index.js';
import { begunStream, Viewer } from '../support/live.js';

const open: Serving[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((serving) => serving.close()));
});

async function served(
  options: Parameters<typeof serveStream>[1] = {},
): Promise<{ stream: LiveStream; serving: Serving }> {
  const stream = begunStream();
  const serving = await serveStream(stream, { serve: '127.0.0.1:0', ...options });
  open.push(serving);
  return { stream, serving };
}

const say = (stream: LiveStream, seconds: number, data: string): void =>
  stream.event({ time: seconds * 1_000_000, type: 'output', data });
const joined = (viewer: Viewer): boolean => viewer.frames.length > 0;
const events = (frames: readonly StreamFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'event' ? [{ id: frame.id, ...frame.event }] : []));

describe('viewers of a live stream', () => {
  it('get the screen as it stands, then what happens', async () => {
    const { stream, serving } = await served();
    say(stream, 1, 'before');
    const viewer = await new Viewer(serving.streamUrl).until(joined);
    expect(viewer.frames).toEqual([
      { type: 'init', id: 1, time: expect.any(Number), cols: 20, rows: 4, screen: expect.stringContaining('before') },
    ]);
    const { time } = viewer.frames[0] as StreamFrame & { type: 'init' };
    expect(time).toBeGreaterThanOrEqual(1_000_000);
    stream.event({ time: 90_000_000, type: 'input', data: 'k' });
    stream.event({ time: 90_000_001, type: 'resize', cols: 30, rows: 5 });
    stream.event({ time: 90_000_002, type: 'marker', label: 'here' });
    say(stream, 91, 'after');
    stream.event({ time: 91_500_000, type: 'exit', status: '3' });
    await viewer.until(({ frames }) => events(frames).length === 5);
    expect(events(viewer.frames)).toEqual([
      { id: 2, time: 90_000_000, type: 'input', data: 'k' },
      { id: 3, time: 90_000_001, type: 'resize', cols: 30, rows: 5 },
      { id: 4, time: 90_000_002, type: 'marker', label: 'here' },
      { id: 5, time: 91_000_000, type: 'output', data: 'after' },
      { id: 6, time: 91_500_000, type: 'exit', status: '3' },
    ]);
    const late = await new Viewer(serving.streamUrl).until(joined);
    expect(late.frames[0]).toMatchObject({ type: 'init', id: 6, cols: 30, rows: 5 });
    expect(late.output).toMatch(/before.*after/s);
  });

  it('get every piece of output once and in order, whenever they join', async () => {
    const { stream, serving } = await served();
    const viewers: Viewer[] = [];
    for (let i = 0; i < 40; i++) {
      say(stream, i, `<${i}>`);
      if (i % 4 === 0) viewers.push(new Viewer(serving.streamUrl));
      await new Promise((next) => setImmediate(next));
    }
    for (const viewer of viewers) {
      await viewer.until(({ output }) => output.includes('<39>'));
      const seen = viewer.frames.flatMap((frame) =>
        frame.type === 'event' && frame.event.type === 'output' ? [...frame.event.data.matchAll(/<(\d+)>/g)] : [],
      );
      const numbers = seen.map(([, number]) => Number(number));
      expect(numbers).toEqual(numbers.map((_, i) => 40 - numbers.length + i));
    }
  });

  it('may join before the session begins', async () => {
    const { LiveStream } = await import('../../src/index.js');
    const stream = new LiveStream();
    const serving = await serveStream(stream, { serve: '127.0.0.1:0' });
    open.push(serving);
    const viewer = new Viewer(serving.streamUrl);
    await viewer.until(({ socket }) => socket.readyState === socket.OPEN).catch(() => undefined);
    stream.header({ version: 3, cols: 10, rows: 2, extra: {} });
    say(stream, 0, 'first');
    await viewer.until(({ output }) => output.includes('first'));
    expect(viewer.frames[0]).toMatchObject({ type: 'init', cols: 10, rows: 2 });
  });

  it('learn that it is over, in both ways that players heed', async () => {
    const { stream, serving } = await served();
    const viewer = await new Viewer(serving.streamUrl).until(joined);
    say(stream, 5, 'bye');
    stream.end();
    await serving.close();
    expect(await viewer.closed()).toEqual({ code: 1000, reason: 'ended' });
    expect(viewer.frames.at(-1)).toMatchObject({ type: 'end' });
    expect(viewer.output).toContain('bye');
  });

  it('that come when it is over get the last screen, and the end', async () => {
    const { stream, serving } = await served();
    say(stream, 5, 'the last words');
    stream.end();
    const viewer = new Viewer(serving.streamUrl);
    expect(await viewer.closed()).toEqual({ code: 1000, reason: 'ended' });
    expect(viewer.frames.map(({ type }) => type)).toEqual(['init', 'end']);
    expect(viewer.output).toContain('the last words');
  });

  it('see the same screen, two hundred of them', async () => {
    const { stream, serving } = await served();
    say(stream, 1, 'for all');
    const viewers = Array.from({ length: 200 }, () => new Viewer(serving.streamUrl));
    await Promise.all(viewers.map((viewer) => viewer.until(joined)));
    expect(serving.viewers).toBe(200);
    for (let i = 0; i < 50; i++) say(stream, 2 + i, `line ${i}\r\n`);
    await Promise.all(viewers.map((viewer) => viewer.until(({ output }) => output.includes('line 49'))));
  });

  it('are turned away where there are too many, with a status', async () => {
    const { serving } = await served({ maxViewers: 2 });
    const [a, b] = [new Viewer(serving.streamUrl), new Viewer(serving.streamUrl)];
    await Promise.all([a.until(joined), b.until(joined)]);
    const third = new Viewer(serving.streamUrl);
    const status = await new Promise((resolve) =>
      third.socket.on('unexpected-response', (_, response) => resolve(response.statusCode)),
    );
    expect(status).toBe(503);
  });
});

describe('a viewer that does not read', () => {
  it('gets a new screen in place of what it missed when it reads again, and holds nobody up', async () => {
    const { stream, serving } = await served();
    const slow = await new Viewer(serving.streamUrl).until(joined);
    const quick = await new Viewer(serving.streamUrl).until(joined);
    slow.socket.pause();
    // More than the sockets of the system can hold, and what may wait for it.
    for (let i = 1; i <= 300; i++) {
      say(stream, i, `${'x'.repeat(60_000)}<${i}>`);
      await quick.until(({ frames }) => JSON.stringify(frames.at(-1)).includes(`<${i}>`));
    }
    say(stream, 301, '\x1b[2J\x1b[Hcaught up');
    slow.socket.resume();
    await slow.until(({ frames }) => frames.filter(({ type }) => type === 'init').length === 2);
    say(stream, 302, ' and on');
    await slow.until(({ output }) => /caught up.* and on/s.test(output));
    expect(slow.output.length).toBeLessThan(quick.output.length);
    expect(slow.output).not.toContain('<300>');
  });
});

describe('the port of a live stream', () => {
  it('is told where it cannot be had', async () => {
    const { serving } = await served();
    const { port } = new URL(serving.url);
    await expect(serveStream(begunStream(), { serve: `127.0.0.1:${port}` })).rejects.toThrow(
      `127.0.0.1:${port}: cannot serve the stream: the port is in use`,
    );
  });

  it('is free again when the stream is closed', async () => {
    const { serving } = await served();
    const { port } = new URL(serving.url);
    await serving.close();
    const refused = await new Promise((resolve) =>
      connect(Number(port), '127.0.0.1').on('error', ({ message }) => resolve(message)),
    );
    expect(refused).toMatch(/ECONNREFUSED/);
  });
});
