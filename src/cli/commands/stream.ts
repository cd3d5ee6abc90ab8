// castkit stream.
import { UsageError } from '../../core/errors.js';
import { knownTo } from '../../core/options/option.js';
import {
  installId,
  LiveStream,
  type RecordStart,
  type Relaying,
  type RelayStatus,
  relayOptions,
  relayStream,
  type Serving,
  serveOptions,
  serveStream,
} from '../../index.js';
import type { CommandBody, Context } from '../command.js';
import { recOptions, recordSession } from './rec.js';

const { from: _, ...sessionOptions } = recOptions;

export const streamCommand: CommandBody = {
  positionals: [
    { name: 'file', help: 'the recording to write at once, or - for standard output; none without it', role: 'output' },
  ],
  options: { ...sessionOptions, ...serveOptions, ...relayOptions },
  runsProgram: true,
  examples: [
    { command: 'castkit stream --serve', does: 'your shell, on a page of this machine' },
    { command: 'castkit stream demo.cast --serve 8080 -- npm test', does: 'a program, recorded at once' },
    { command: 'castkit stream --relay', does: 'on asciinema.org, once castkit auth has linked your account' },
  ],
  run: (context) => stream(context),
};

async function stream(context: Context): Promise<void> {
  const { given } = context;
  if (given['serve'] === undefined && given['relay'] === undefined) {
    const expected = '--serve, for a page of this machine, or --relay, for a server';
    throw new UsageError('--serve', { expected, received: 'neither' });
  }
  const live = new LiveStream();
  const listener = new Listener(context);
  const serving = given['serve'] === undefined ? undefined : await serveStream(live, knownTo(serveOptions, given));
  let relaying: Relaying | undefined;
  try {
    relaying = given['relay'] === undefined ? undefined : await relay(live, listener, context);
    tellWhere(serving, relaying, context);
    const beside = { sink: live, waits: () => live.catchingUp, onStart: (start: RecordStart) => listener.begin(start) };
    await recordSession(context, beside);
  } finally {
    live.end();
    await Promise.all([serving?.close(), relaying?.close()]);
  }
  if (relaying?.halted !== undefined) {
    context.report.unmet(`the server ended the stream: ${relaying.halted}; the session went on`);
  }
}

/** Tells what becomes of the connection, however somebody can be told at the moment. */
class Listener {
  readonly #context: Context;
  #start: RecordStart | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  begin(start: RecordStart): void {
    this.#start = start;
  }

  status(status: RelayStatus, words: string): void {
    const text = {
      connected: 'connected to the server again',
      broken: `the server is out of reach (${words}); trying again`,
      halted: `the server ended the stream: ${words}`,
    }[status];
    if (this.#start?.terminal) this.#start.notify(text);
    else if (status !== 'halted') this.#context.report.tell(`castkit: ${text}`);
  }
}

async function relay(live: LiveStream, listener: Listener, { given, warn }: Context): Promise<Relaying> {
  const { USER: user, TERM: termType, SHELL: shell } = process.env;
  const { title } = knownTo(recOptions, given);
  const target = String(given['relay']);
  return relayStream(live, knownTo(relayOptions, given), {
    // The address of a producer says who may stream.
    installId: target.includes('/') ? '' : installId(process.env),
    user,
    warn,
    ...(title !== undefined && { title }),
    ...(termType && { termType }),
    ...(shell && { shell }),
    onStatus: (status, words) => listener.status(status, words),
  });
}

function tellWhere(serving: Serving | undefined, relaying: Relaying | undefined, { given, report }: Context): void {
  if (serving) report.tell(`castkit: live at ${serving.url}  (or: castkit play ${serving.streamUrl})`);
  if (relaying) report.tell(`castkit: live ${relaying.url === undefined ? 'on the server' : `at ${relaying.url}`}`);
  if (given['redact'] !== undefined && given['redact'] !== false) {
    report.tell('castkit: --redact hides secrets in the recording; who watches live sees everything');
  }
}
