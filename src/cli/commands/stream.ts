// castkit stream.
import { UsageError } from '../../core/errors.js';
import { knownTo } from '../../core/options/option.js';
import { LiveStream, type Serving, serveOptions, serveStream } from '../../index.js';
import type { CommandBody, Context } from '../command.js';
import { recOptions, recordSession } from './rec.js';

const { from: _, ...sessionOptions } = recOptions;

export const streamCommand: CommandBody = {
  positionals: [
    { name: 'file', help: 'the recording to write at once, or - for standard output; none without it', role: 'output' },
  ],
  options: { ...sessionOptions, ...serveOptions },
  runsProgram: true,
  examples: [
    { command: 'castkit stream --serve', does: 'your shell, on a page of this machine' },
    { command: 'castkit stream demo.cast --serve 8080 -- npm test', does: 'a program, recorded at once' },
    { command: 'castkit stream --serve 0.0.0.0:8080 --public', does: 'for others, who need the URL with its secret' },
  ],
  run: (context) => stream(context),
};

async function stream(context: Context): Promise<void> {
  const { given } = context;
  if (given['serve'] === undefined) {
    throw new UsageError('--serve', { expected: '--serve, to show the session on a page', received: 'nothing' });
  }
  const live = new LiveStream();
  const serving = await serveStream(live, knownTo(serveOptions, given));
  try {
    tellWhere(serving, context);
    await recordSession(context, { sink: live, waits: () => live.catchingUp });
  } finally {
    live.end();
    await serving.close();
  }
}

function tellWhere({ url, streamUrl }: Serving, { given, report }: Context): void {
  report.tell(`castkit: live at ${url}  (or: castkit play ${streamUrl})`);
  if (given['redact'] !== undefined && given['redact'] !== false) {
    report.tell('castkit: --redact hides secrets in the recording; who watches live sees everything');
  }
}
