// What the core makes of a recording, each by a digest: reading, every edit, text, JSON, SVG and GIF. Runs in Node.js, in a page and in
// a worker, from these same lines: nothing here may be of any of them.
import { latin1 } from '../../src/core/bytes.js';
import {
  type Cast,
  cat,
  concat,
  condense,
  convert,
  cut,
  drop,
  type Edit,
  gif,
  grep,
  header,
  hold,
  html,
  idle,
  info,
  insert,
  json,
  markAdd,
  markExport,
  markImport,
  markMv,
  markRm,
  pipe,
  quantize,
  readCast,
  redact,
  replace,
  resize,
  retime,
  speed,
  split,
  svg,
  tidy,
  titleCard,
  transcript,
  trim,
  txt,
  validateBytes,
  writeCast,
} from '../../src/core/index.js';
import { platform } from '../../src/core/platform.js';

/** By the name of the function. */
export const edits: Readonly<Record<string, (cast: Cast) => Edit>> = {
  cat: (cast) => cat([cast]),
  concat: (cast) => concat([cast], { gap: 1 }),
  condense: () => condense({ to: 8 }),
  cut: () => cut({ range: ['20%..40%'] }),
  drop: () => (cast) => pipe(cast, markAdd({ at: '0', label: 'begin' }), drop({ events: ['marker'] })),
  header: () => header({ set: ['title=In a browser'] }),
  hold: () => hold({ at: 'end', for: 2 }),
  idle: () => idle({ max: 0.5 }),
  insert: () => insert({ at: '0', text: 'one\\r\\n' }),
  markAdd: () => markAdd({ at: '0', label: 'begin' }),
  markImport: () => markImport({ markers: 'time,label\n0.1,imported\n', as: 'csv' }),
  markMv: () => (cast) => pipe(cast, markAdd({ at: '0', label: 'begin' }), markMv({ at: 'marker:begin', to: '0.1' })),
  markRm: () => (cast) => pipe(cast, markAdd({ at: '0', label: 'begin' }), markRm({ at: ['marker:begin'] })),
  quantize: () => quantize({ range: ['0.2,1'] }),
  redact: () => redact({ pattern: ['/(a+)b/'], text: ['demo'] }),
  replace: () => replace({ from: 'e', to: 'E' }),
  resize: () => resize({ cols: 60 }),
  retime: () => retime({ to: 2 }),
  speed: () => speed({ factor: 2 }),
  tidy: () => tidy(),
  titleCard: () => titleCard({ text: 'Title' }),
  trim: () => trim({ start: '0.1' }),
};

type Piece = string | Uint8Array;

/** Length and digest; or what an error says, which has to be the same too. */
async function digestOf(make: () => AsyncIterable<Piece> | Iterable<Piece> | Promise<Piece> | Piece): Promise<string> {
  try {
    const made = await make();
    const pieces: string[] = [];
    if (typeof made === 'string') pieces.push(made);
    else if (made instanceof Uint8Array) pieces.push(latin1(made));
    else for await (const piece of made) pieces.push(typeof piece === 'string' ? piece : latin1(piece));
    const text = pieces.join('');
    return `${text.length} ${platform().sha256(text)}`;
  } catch (error) {
    return String(error);
  }
}

async function* partsOf(cast: Cast): AsyncGenerator<string> {
  for (const part of await split({ at: ['50%'] })(cast)) yield* writeCast(part.cast);
}

/** @param name what messages call the recording @returns by the name of what is made */
export async function outputsOf(bytes: Uint8Array, name: string): Promise<Record<string, string>> {
  const read = (): Cast => readCast(bytes, { name });
  const made: Record<string, string> = {};
  const add = async (key: string, make: Parameters<typeof digestOf>[0]): Promise<void> => {
    made[key] = await digestOf(make);
  };
  await add('events', () => JSON.stringify([read().header, ...read().events]));
  for (const [key, edit] of Object.entries(edits)) {
    await add(key, async () => [...writeCast(await pipe(read(), edit(read())), { version: 3 })].join(''));
  }
  await add('split', () => partsOf(read()));
  await add('v1', () => convert(read(), { format: 'v1' }));
  await add('raw', () => convert(read(), { format: 'raw' }));
  await add('marks', () => markExport(read(), { as: 'json' }));
  await add('txt', () => txt(read()));
  await add('json', () => json(read()));
  await add('html', () => html(read()));
  await add('transcript', async () => JSON.stringify(await transcript(read())));
  await add('info', () => info(read()));
  await add('grep', async () => JSON.stringify(await grep(read(), '/(a|e)+/')));
  await add('faults', async () => JSON.stringify(await validateBytes(bytes, {}, { name })));
  await add('svg', () => svg(read()));
  await add('svg of a moment', () => svg(read(), { at: 'fullest', theme: 'nord', window: 'macos' }));
  await add('gif', () => gif(read()));
  await add('gif, decorated', () =>
    gif(read(), { theme: 'dracula', margin: [20], shadow: true, title: '🦀 水', end: '50%' }),
  );
  return made;
}
