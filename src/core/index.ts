// What castkit/core exports: all of the public API that needs no particular machine. Re-exports only.
export type { Abortable } from './abort.js';
export { apng, apngOptions } from './animation/apng.js';
export { type FrameImage, frameImages, framesJson, framesOptions } from './animation/frame-images.js';
export { gif, gifOptions } from './animation/gif.js';
export { mp4, mp4Options, webm, webmOptions } from './animation/video.js';
export { stillGiven, webp, webpOptions } from './animation/webp.js';
export { cat } from './edit/cat.js';
export { concat, concatOptions } from './edit/concat.js';
export { type Condensed, condensePlan } from './edit/condense/plan.js';
export { condensedText } from './edit/condense/text.js';
export { convert, convertOptions } from './edit/convert.js';
export { type EditHooks, type EditMaker, edit, pipe } from './edit/edit.js';
export { formatOptions, versionOf } from './edit/format.js';
export * from './edit/index.js';
export { edits } from './edit/kinds.js';
export type { MarkerFormat } from './edit/markers/formats.js';
export {
  markExport,
  markExportOptions,
  markImport,
  markImportOptions,
  markLs,
  markLsOptions,
} from './edit/markers/transfer.js';
export { type EditKind, plainEdits } from './edit/plain.js';
export {
  applyPlan,
  editOptions,
  explainPlan,
  readPlan,
} from './edit/plan/plan.js';
export type { PlanGiven } from './edit/plan/plan-given.js';
export { planYaml } from './edit/plan/plan-yaml.js';
export { planText, type StepReport } from './edit/plan/step-report.js';
export { BUILTINS } from './edit/redact/options.js';
export {
  type Finding,
  findingList,
  findingSummary,
  findSecrets,
  redact,
  redactOptions,
  secretsIn,
} from './edit/redact/redact.js';
export { type Part, split, splitOptions } from './edit/split.js';
export { type Taken, takenText } from './edit/tidy/taken.js';
export * from './errors.js';
export { grid, gridOptions } from './grid/grid.js';
export type { GridBorder } from './grid/layout.js';
export type { RenderHooks, RenderProgress, RenderReport } from './hooks.js';
export { assert, assertOptions, type Check } from './inspect/assert.js';
export { type CastFonts, castFonts } from './inspect/cast-fonts.js';
export { type CastInfo, castInfo, type InfoHooks } from './inspect/cast-info.js';
export { type Difference, diff, diffOptions, type RowDifference } from './inspect/diff.js';
export { events, eventsOptions, type ListedEvent } from './inspect/events.js';
export { fonts, fontsOptions } from './inspect/font-list.js';
export { grep, grepOptions, type Sighting } from './inspect/grep.js';
export { info, infoOptions } from './inspect/info.js';
export type { Unshown } from './inspect/unshown.js';
export { unshownIn } from './inspect/unshown-census.js';
export { type Fault, type Validation, validateBytes, validateOptions } from './inspect/validate.js';
export { visible } from './inspect/visible.js';
export { FileLabels, labelledName } from './moments/file-labels.js';
export { namesSeveral } from './moments/moments.js';
export type { Given, Option, OptionGroup, OptionSet, PositionRole, Values } from './options/option.js';
export { type Outline, type OutlineItem, outline, outlineOptions, outlineSchema } from './outline/outline.js';
export { outlineText } from './outline/outline-text.js';
export type { GalleryEntry } from './page/gallery.js';
export type { PageMarker } from './page/markers.js';
export { type PageFrame, player, playerOptions } from './page/player.js';
export { type PageFile, type PlayerFiles, playerFiles } from './page/player-files.js';
export { siteIndex, siteOptions, siteRecording } from './page/site.js';
export {
  type FileKind,
  type ImageEncoding,
  installPlatform,
  type Platform,
  type PlatformFile,
  type PlatformFiles,
  type PlatformImage,
  type PlatformLibraries,
} from './platform.js';
export type { Marker } from './position/resolve.js';
export * from './recording/cast.js';
export { type EncodedFormat, type EncoderOptions, encodeTo, recordingEncoder } from './recording/encoder.js';
export type { ForeignOptions, InputFormat } from './recording/foreign/foreign.js';
export { inputOptions } from './recording/input-options.js';
export { type ReadOptions, readCast } from './recording/read.js';
export type { Problem } from './recording/reading.js';
export { type CastSink, pushCast, type RecordingEncoder } from './recording/sink.js';
export type { SizeLimit } from './recording/size-limit.js';
export { type WriteOptions, writeCast } from './recording/write.js';
export { type Chunks, type FormatRenderer, formatRenderer } from './render/formats.js';
export { isBinary, outputFormats, type Rendered, render, renderOptions } from './render/outputs.js';
export { snippet, snippetOptions } from './render/snippet.js';
export { themeSample, themeSampleOptions, themes, themesOptions } from './render/themes.js';
export type { Frame } from './replay/frame.js';
export { timingOptions } from './replay/options.js';
export type { ReplayOptions } from './replay/plan.js';
export type { Played } from './replay/play.js';
export { frames, type OwnedFrame, type Replayed, replay, screenAt, screensAt } from './replay/replay.js';
export type { ScreenOptions } from './replay/script.js';
export { type FindIn, matchesOf, type Region, regionsOn } from './search/regions.js';
export { formatOfExtension, type StillFormat } from './still/still-formats.js';
export {
  avif,
  avifOptions,
  jpeg,
  jpegOptions,
  png,
  pngOptions,
  type Still,
  type StillGiven,
  stills,
  thumbnailOptions,
  thumbnails,
} from './still/stills.js';
export { AlisDecoder } from './stream/alis-decoder.js';
export { AlisEncoder } from './stream/alis-encoder.js';
export type { StreamFrame } from './stream/frame.js';
export { type SvgStill, svg, svgOptions, svgStills } from './svg/svg.js';
export * from './terminal/screen.js';
export * from './terminal/style.js';
export { screenText } from './terminal/text.js';
export { altText } from './text/alt-text.js';
export { ansi, ansiOptions, screenAnsi } from './text/ansi.js';
export { html, htmlOptions } from './text/html.js';
export { json, jsonOptions } from './text/json.js';
export {
  type CellValue,
  type ColourValue,
  type ScreenValue,
  type StyleValue,
  screenValue,
} from './text/screen-json.js';
export { txt, txtOptions } from './text/text.js';
export { chapters, vtt } from './text/vtt.js';
export { type ThemeValue, themeList } from './theme/theme-list.js';
export { byTheme, isThemePair, type Themed } from './theme/theme-pair.js';
export { type TranscriptLine, transcript } from './transcript/transcript.js';
