// The entry of the page, and of its worker: makes everything of the recordings that are served, and gives it to whoever asks.
import { installPlatform, jpeg, type Platform, png, readCast } from '../../src/core/index.js';
import { webPlatform } from '../../src/web/web-platform.js';
import { outputsOf } from './outputs.js';

const files = new Map<string, Uint8Array>();
let machine: Promise<Platform> | undefined;

async function start(): Promise<void> {
  machine ??= webPlatform({ base: '/castkit', files });
  installPlatform(await machine);
}

const fetchBytes = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(path)).arrayBuffer());

async function outputsOfAll(names: readonly string[]): Promise<Record<string, Record<string, string>>> {
  await start();
  const made: Record<string, Record<string, string>> = {};
  for (const name of names) {
    made[name] = await outputsOf(await fetchBytes(`/casts/${name}`), name);
  }
  return made;
}

/** Stills of a recording on an image that the page has given, as base64. */
async function stillsOf(name: string): Promise<Record<string, string>> {
  files.set('fill.gif', await fetchBytes('/castkit/docs/pictures/demo-dark.gif'));
  await start();
  const cast = readCast(await fetchBytes(`/casts/${name}`), { name });
  const given = { at: 'end', margin: [20], marginFill: 'fill.gif' };
  const { toBase64 } = await machine!;
  return { png: toBase64(await png(cast, given)), jpeg: toBase64(await jpeg(cast, given)) };
}

if (typeof window === 'undefined') {
  self.onmessage = async ({ data }: MessageEvent<readonly string[]>) => {
    const made = await outputsOfAll(data).catch((error: unknown) => String((error as Error).stack));
    self.postMessage(made);
  };
} else Object.assign(window, { outputsOfAll, stillsOf });
