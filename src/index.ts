// The public API: that of the core, on Node.js, and what Node brings. Re-exports only.
import './node/platform/install.js';

export { build, starterManifest, watchedPaths } from './build/build.js';
export { buildOptions } from './build/build-options.js';
export type { BuildHooks } from './build/hooks.js';
export type { ManifestGiven } from './build/read-manifest.js';
export type { BuildProgress, BuildReport, JobReport, JobStatus } from './build/report.js';
export { manifestSchema, planSchema } from './build/schema.js';
export * from './core/index.js';
export { type LoadOptions, loadCast } from './node/source/load.js';
export { openSource, type Source, type SourceOptions } from './node/source/source.js';
export { validate } from './node/validate.js';
export { playOptions } from './play/options.js';
export { type Playback, type PlayTerminal, playIn } from './play/play-in.js';
export { playThrough } from './play/play-through.js';
export { terminalHere } from './play/terminal-here.js';
export { keyName } from './record/keys.js';
export { recordOptions } from './record/options.js';
export { isRecorded } from './record/program.js';
export { type Recorded, type RecordGiven, type RecordHooks, record } from './record/record.js';
export type { RecordedSoFar } from './record/screen-beside.js';
export { type Broadcast, LiveStream } from './stream/live-stream.js';
export { serveOptions } from './stream/serve/options.js';
export { type Serving, serveStream } from './stream/serve/serve.js';
export { loopedFrom } from './tape/loop.js';
export { endingOf, outputKind, screensText, type TapeOutputKind } from './tape/outputs.js';

export { readTape, type Tape, type TapeReading, type TapeStep } from './tape/read-tape.js';
export type { TapeCheck, TapeRun, TapeShot } from './tape/results.js';
export { runTape, type TapeRunOptions } from './tape/run-tape.js';
export type { EndingSignal } from './tty/signals.js';
