// Runs a tape and writes what it asks for: all of it, or where something goes wrong, nothing.
import { join } from 'node:path';
import { knownTo } from '../../core/options/option.js';
import {
  type Cast,
  convert,
  endingOf,
  type FrameImage,
  frameImages,
  framesJson,
  framesOptions,
  outputKind,
  render,
  renderOptions,
  runTape,
  screensText,
  type Tape,
  type TapeRun,
  tapeAnimation,
} from '../../index.js';
import type { Context } from '../command.js';
import { withFolder } from '../folder.js';
import type { WriteOne } from '../output.js';
import { checkDisk } from '../place.js';
import { writeRendered } from '../rendered.js';

export interface TapeJob {
  readonly tape: Tape;
  /** What to write; what the tape says itself where nothing else was asked for. */
  readonly outputs: readonly string[];
  /** Options of pictures that come before the tape's own. */
  readonly looks: Readonly<Record<string, unknown>>;
}

type Means = Pick<Context, 'warn' | 'report' | 'writeTogether'>;

/** What a tape is run for; nothing stays behind when the process ends. */
export async function runOne(tape: Tape, { warn }: Pick<Context, 'warn'>): Promise<TapeRun> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  process.once('exit', end);
  try {
    return await runTape(tape, { environment: process.env, signal: controller.signal, warn });
  } finally {
    process.off('exit', end);
  }
}

/** A sentence, with the screen below. */
export function unmetWords({ file, line, column, command, screen }: TapeRun['checks'][number]): string {
  const last = screen.findLastIndex((row) => row !== '');
  const rows = screen.slice(0, last + 1).map((row) => `\n  | ${row}`);
  const found = rows.length > 0 ? `this screen:${rows.join('')}` : 'an empty screen';
  return `${file}:${line}:${column}: ${command} does not hold, found ${found}`;
}

/** Before a tape runs: names that cannot be written would make it run in vain. @throws CastError */
export function checkPlaces({ outputs }: TapeJob, clobber: boolean): void {
  for (const name of outputs) if (name !== '-' && outputKind(name) !== 'frames') checkDisk(name, clobber);
}

/** Writes all outputs of a run, and the stills that the tape takes. */
export async function writeRun({ outputs, looks }: TapeJob, run: TapeRun, means: Means): Promise<void> {
  const of = (kind: ReturnType<typeof outputKind>) => outputs.filter((name) => outputKind(name) === kind);
  const [moving, still] = parted(of('picture'));
  const { cast, looks: all } = await tapeAnimation(run, knownTo(renderOptions, looks));
  for (const folder of of('frames')) await writeFrames(folder, cast, all, means);
  await writeRendered(
    {
      ...{ cast, places: moving.map((file) => ({ file })), formats: moving.map(endingOf) },
      looks: all,
      first: async (write) => {
        for (const name of of('recording')) await write(placeOf(name), convert(run.cast, { format: 'v3' }));
        for (const name of of('screens')) await write(placeOf(name), [screensText(run.screens)]);
        await writeStills(write, run, { still, looks: all }, means);
      },
    },
    means,
  );
}

const placeOf = (name: string) => ({ file: name === '-' ? undefined : name });

const MOVING = ['gif', 'svg', 'svgz', 'webp', 'apng', 'mp4', 'webm'];

/** Animations, and all else. */
function parted(names: readonly string[]): [moving: string[], still: string[]] {
  const isMoving = (name: string) => MOVING.includes(endingOf(name));
  return [names.filter(isMoving), names.filter((name) => !isMoving(name))];
}

async function writeStills(
  write: WriteOne,
  { cast, shots }: TapeRun,
  { still, looks }: { still: readonly string[]; looks: Readonly<Record<string, unknown>> },
  { warn }: Means,
): Promise<void> {
  const one = async (path: string, of: Cast, more: object) => {
    const given = { ...knownTo(renderOptions, looks), ...more };
    for (const { chunks } of render(of, [endingOf(path)], given, { warn })) await write(placeOf(path), chunks());
  };
  for (const name of still) await one(name, cast, {});
  // A still of a moment is of that one, wherever the others are taken.
  for (const { path, cast: shot } of shots) await one(path, shot, { at: 'end' });
}

async function writeFrames(
  folder: string,
  cast: Cast,
  looks: Readonly<Record<string, unknown>>,
  { warn, writeTogether }: Means,
) {
  const frames = frameImages(cast, knownTo(framesOptions, looks), { warn });
  await withFolder(folder, () =>
    writeTogether(async (write) => {
      const told: Omit<FrameImage, 'bytes'>[] = [];
      for await (const { bytes, ...frame } of frames) {
        await write({ file: join(folder, frame.file) }, [bytes]);
        told.push(frame);
      }
      await write({ file: join(folder, 'frames.json') }, [framesJson(told)]);
    }),
  );
}
