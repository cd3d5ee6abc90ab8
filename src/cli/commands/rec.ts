// castkit rec.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { CastError, UsageError } from '../../core/errors.js';
import { knownTo, type Option, text, toggle } from '../../core/options/option.js';
import { optionName } from '../../core/options/option-name.js';
import {
  type CastSink,
  convertOptions,
  isRecorded,
  keyName,
  outputFormats,
  type Recorded,
  type RecordedSoFar,
  type RecordHooks,
  type RecordStart,
  readCast,
  record,
  recordOptions,
  recordStream,
  recordStreamOptions,
  redactOptions,
  renderOptions,
  type StreamRecorded,
  serverOptions,
} from '../../index.js';
import type { CommandBody, Context } from '../command.js';
import { asciinemaConfigOption } from '../config/asciinema.js';
import { ask, choose, hasTerminal } from '../rec/ask.js';
import { finishRecording } from '../rec/finish.js';
import { interrupted } from '../rec/kept.js';
import { inventedName, planRecording, type RecPlan } from '../rec/plan.js';
import { uploadKept } from '../rec/upload.js';
import { secondWords } from '../report.js';

const recording = { group: 'Output', default: false } as const;
const hidden = { group: 'Recording', hidden: true } as const;

/** -o, as often as there are files. */
const output: Option<string[]> = {
  flag: 'output',
  alias: 'o',
  group: 'Output',
  help: `a picture to make of it (repeatable): ${outputFormats.join(', ')}; all options of castkit render count`,
  placeholder: 'FILE',
  expected: 'a file name',
  default: [],
  repeatable: true,
  parse: (name) => (name === '' ? undefined : [name]),
  check: (value) => (Array.isArray(value) ? value : undefined),
};

type Kinds = boolean | readonly string[];

/** A switch that takes a list behind `=`. */
const readKinds = (value: unknown): Kinds | undefined => {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return redactOptions.builtin.check(value);
  if (value === 'true' || value === 'on') return true;
  if (value === 'false' || value === 'off') return false;
  return typeof value === 'string' ? redactOptions.builtin.parse(value) : undefined;
};

const redactOption: Option<Kinds> = {
  flag: 'redact',
  group: 'Output',
  help: 'hide secrets before anything is written; --redact=KINDS hides those of some kinds',
  expected: 'kinds of secrets with commas between them, or nothing',
  default: false,
  parse: readKinds,
  check: readKinds,
};

const { alias: _f, ...plainFormat } = convertOptions.format;
const { alias: _e, ...plainEnv } = recordOptions.captureEnv;
/** Those of renderers that mean something else here, or stand in the recording. */
const OWN = ['cols', 'rows', 'title', 'idleTimeLimit'];
/** What pictures take. `castkit render --help` tells of them, so that the page of rec stays one of recording. */
const lookOptions = Object.fromEntries(
  Object.entries(renderOptions)
    .filter(([key]) => !OWN.includes(key))
    .map(([key, option]) => [key, { ...option, hidden: true }]),
) as Omit<typeof renderOptions, 'cols' | 'rows' | 'title' | 'idleTimeLimit'>;

export const recOptions = {
  ...lookOptions,
  ...recordOptions,
  format: {
    ...convertOptions.format,
    help: 'format of the recording: v1, v2, v3, raw output, or txt',
    defaultText: 'v3; txt for a name that ends so',
  },
  append: toggle({ ...recording, flag: 'append', alias: 'a', help: 'go on with a recording that exists' }),
  overwrite: toggle({ ...recording, flag: 'overwrite', help: 'replace a recording that exists' }),
  redact: redactOption,
  return: toggle({ ...recording, flag: 'return', help: 'end with the exit status of the program' }),
  yes: toggle({ ...recording, flag: 'yes', alias: 'y', help: 'ask nothing: without a name the recording gets one' }),
  serverUrl: { ...serverOptions.serverUrl, help: 'where (u)pload at the end sends it' },
  asciinemaConfig: asciinemaConfigOption,
  from: text({
    flag: 'from',
    group: 'Recording',
    help: 'record a live stream in place of a program: ws://..., or the page that shows it',
    placeholder: 'URL',
    default: undefined,
    defaultText: 'a program',
    expected: 'the address of a live stream, such as ws://127.0.0.1:8080/ws',
    accepts: (url) => /^(?:ws|http)s?:\/\//i.test(url),
    direct: () => 'connects to another machine',
  }),
  output,
  outputFormat: { ...plainFormat, ...hidden, flag: 'output-format' },
  stdin: toggle({ ...hidden, flag: 'stdin', help: "asciinema 2's --capture-input", default: false }),
  env: { ...plainEnv, ...hidden, flag: 'env', default: undefined as string | undefined },
  raw: toggle({ ...hidden, flag: 'raw', help: "asciinema 2's --format raw", default: false }),
};

export const recCommand: CommandBody = {
  positionals: [
    {
      name: 'file',
      help: 'the recording to write, or - for standard output; without it you are asked afterwards',
      role: 'output',
    },
  ],
  options: recOptions,
  runsProgram: true,
  examples: [
    { command: 'castkit rec demo.cast', does: 'your shell, until you type exit' },
    { command: 'castkit rec demo.cast -- npm test', does: 'a program' },
    { command: 'castkit rec -o demo.gif -o demo.svg -- npm test', does: 'straight to pictures' },
  ],
  run: (context) => (context.given['from'] === undefined ? recordSession(context) : recordFrom(context)),
};

/** What was asked for under whatever name. */
function valuesOf(given: Readonly<Record<string, unknown>>) {
  const { stdin, env, raw, outputFormat } = knownTo(recOptions, given);
  const asked = knownTo(recOptions, given);
  return {
    ...asked,
    captureInput: asked.captureInput ?? stdin,
    captureEnv: asked.captureEnv ?? env,
    format: asked.format ?? outputFormat ?? (raw === true ? 'raw' : undefined),
  };
}

/** What a session goes to besides its recording, which there need not be then. */
export interface Beside {
  sink: CastSink;
  waits(): Promise<void> | undefined;
  onStart?(start: RecordStart): void;
}

/** Records, and makes what was asked for of the recording. */
export async function recordSession(context: Context, beside?: Beside): Promise<void> {
  const { names, program, report } = context;
  const values = valuesOf(context.given);
  const isAsked = names[0] !== undefined || (values.output ?? []).length > 0;
  const plan = beside && !isAsked ? undefined : planned(context);
  for (const path of interrupted()) report.tell(`castkit: a recording that was interrupted is kept in ${path}`);
  const { command, ...rest } = knownTo(recordOptions, values);
  const asked = program.length > 0 ? { ...rest, program } : { ...rest, ...(command !== undefined && { command }) };
  const sinks = [plan?.sink, beside?.sink].filter((sink) => sink !== undefined);
  const own = hooksFor(plan, context);
  const onStart = (start: RecordStart) => {
    beside?.onStart?.(start);
    own.onStart?.(start);
  };
  const hooks = { ...own, onStart, ...(beside && { waits: () => beside.waits() }) };
  const recorded = await record(asked, allOf(sinks), hooks).catch((error: unknown) => {
    plan?.sink.close();
    if (plan?.kept && plan.sink.isEmpty) removeKept(plan);
    throw error;
  });
  if (plan) await settle(plan, recorded, context);
  if (values.return === true) report.status = recorded.status;
  if (recorded.signal) report.status = SIGNAL_STATUS[recorded.signal];
}

/** A live stream, which is over when it is, or when somebody has had enough. */
async function recordFrom(context: Context): Promise<void> {
  const { program, report, given } = context;
  const { from = '', command } = knownTo(recOptions, given);
  if (program.length > 0 || command !== undefined) {
    throw new UsageError(optionName('from'), {
      expected: 'no program beside it',
      received: command ?? program.join(' '),
    });
  }
  const plan = planned(context);
  const timestamp = Math.floor(Date.now() / 1000);
  const begin = {
    timestamp,
    takesSignals: true,
    onBegin: () => report.tell(`castkit: recording ${from}; ctrl+c ends it`),
  };
  let end: StreamRecorded | undefined;
  try {
    end = await recordStream(from, plan.sink, knownTo(recordStreamOptions, given), begin);
  } catch (error) {
    if (!(error instanceof CastError) || plan.sink.isEmpty) {
      if (plan.kept) removeKept(plan);
      throw error;
    }
    // What there was is kept.
    report.unmet(error.message);
  }
  if (plan.sink.isEmpty) {
    if (plan.kept) removeKept(plan);
    throw new CastError({ file: from }, 'there was nothing to record yet');
  }
  await settle(plan, { status: 0, duration: plan.sink.duration, markers: 0, ...end }, context);
  const { signal } = end ?? {};
  if (signal && signal !== 'SIGINT') report.status = SIGNAL_STATUS[signal];
}

/** One sink after the other. */
const allOf = (sinks: readonly CastSink[]): CastSink => ({
  header(header) {
    for (const sink of sinks) sink.header(header);
  },
  event(event) {
    for (const sink of sinks) sink.event(event);
  },
  end() {
    for (const sink of sinks) sink.end();
  },
});

function planned({ names, given }: Context): RecPlan {
  const values = valuesOf(given);
  return planRecording({
    file: names[0],
    outputs: values.output ?? [],
    format: values.format,
    append: values.append === true,
    overwrite: values.overwrite === true,
    redact: values.redact !== undefined && values.redact !== false,
    terminal: values.headless !== true && (values.yes === true || hasTerminal()),
  });
}

const SIGNAL_STATUS = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;

function hooksFor(plan: RecPlan | undefined, { report, given }: Context): RecordHooks {
  const { path, file, from = 0, kept, format } = plan ?? {};
  const { pauseKey = recordOptions.pauseKey.default } = knownTo(recordOptions, given);
  return {
    from,
    onStart({ terminal }) {
      if (isRecorded(process.env)) {
        report.tell('castkit: this session is being recorded already: the recording will show the new one twice');
      }
      if (!terminal) return;
      const what = plan ? `recording${file === undefined ? '' : ` to ${file}`}` : 'streaming';
      report.tell(`castkit: ${what}; ctrl+d or exit ends it${pauseWords(pauseKey)}`);
    },
    ...(path !== undefined && { soFar: () => readSoFar(path, !kept && format === 'raw') }),
  };
}

const pauseWords = (key: string): string => (key === '' ? '' : `, ${keyName(key)} pauses it`);

/** Of a file that grows. */
function readSoFar(path: string, raw: boolean): RecordedSoFar {
  const { header, events } = readCast(readFileSync(path), { name: path, ...(raw && { inputFormat: 'raw' }) });
  return { cols: header.cols, rows: header.rows, events };
}

/** Puts the recording where it is to be; whatever happens on the way, it is not lost. */
async function settle(asked: RecPlan, recorded: Recorded, context: Context): Promise<void> {
  const { report } = context;
  const { failure } = asked.sink;
  if (failure) {
    const words = `the recording ends at ${secondWords(failure.time / 1000)}: ${failure.words}`;
    report.unmet(`${asked.file ?? asked.path ?? 'standard output'}: ${words}; the session went on`);
  }
  const plan = isNameless(asked) ? await nameRecording(asked, recorded, context) : asked;
  if (!plan) return;
  try {
    await finishRecording(plan, { kinds: kindsOf(context), looks: knownTo(lookOptions, context.given) }, context);
  } catch (error) {
    if (plan.kept) report.tell(`castkit: the recording as it was made is kept in ${plan.path}`);
    throw error;
  }
  if (plan.file !== undefined && plan.file !== '-') {
    const markers =
      recorded.markers > 0 ? `, ${recorded.markers} ${recorded.markers === 1 ? 'marker' : 'markers'}` : '';
    report.tell(`castkit: ${plan.file}  ${secondWords(recorded.duration / 1000)}${markers}`);
  }
}

const isNameless = ({ file, outputs }: RecPlan): boolean => file === undefined && outputs.length === 0;

function kindsOf({ given }: Context): readonly string[] | 'all' | undefined {
  const { redact = false } = knownTo(recOptions, given);
  if (redact === false) return undefined;
  return redact === true ? 'all' : redact;
}

/** Asks until something has become of it: an upload that fails is no end. */
async function settled(plan: RecPlan, context: Context): Promise<'s' | 'u' | 'd' | undefined> {
  const { path = '' } = plan;
  const { serverUrl } = knownTo(recOptions, context.given);
  for (;;) {
    const choice = await choose('castkit: (s)ave, (u)pload, (d)iscard? ', ['s', 'u', 'd']);
    if (choice !== 'u' || (await uploadKept({ path, kinds: kindsOf(context), serverUrl }, context))) return choice;
  }
}

/** Asks what is to become of a recording without a name; undefined where that is settled. */
async function nameRecording(plan: RecPlan, { signal }: Recorded, context: Context): Promise<RecPlan | undefined> {
  const { given, report } = context;
  const invented = inventedName('.', Date.now());
  if (given['yes'] === true || given['quiet'] === true) return { ...plan, file: invented };
  const choice = signal ? undefined : await settled(plan, context);
  if (choice === 'd') removeKept(plan);
  if (choice === 'd' || choice === 'u') return undefined;
  const name = choice === 's' ? await ask(`castkit: name of the recording [${invented}]: `) : undefined;
  if (name === undefined) {
    report.tell(`castkit: the recording is kept in ${plan.path}`);
    return undefined;
  }
  return { ...plan, file: await freeName(name || invented) };
}

/** A file that exists is not replaced without a question. */
async function freeName(name: string): Promise<string> {
  if (!existsSync(name)) return name;
  const other = await ask(`castkit: ${name} exists already; another name: `);
  return other ? freeName(other) : inventedName('.', Date.now());
}

function removeKept({ path }: RecPlan): void {
  if (path !== undefined) rmSync(path, { force: true });
}
