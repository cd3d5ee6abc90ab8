// The public API: re-exports only.
export { build, starterManifest, watchedPaths } from './build/build.js';
export { buildOptions } from './build/build-options.js';
export type { BuildHooks } from './build/hooks.js';
export type { ManifestGiven } from './build/read-manifest.js';
export type { BuildProgress, BuildReport, JobReport, JobStatus } from './build/report.js';
export { manifestSchema } from './build/schema.js';
export { apng, apngOptions } from './core/animation/apng.js';
export { type FrameImage, frameImages, framesJson, framesOptions } from './core/animation/frame-images.js';
export { gif, gifOptions } from './core/animation/gif.js';
export { mp4, mp4Options, webm, webmOptions } from './core/animation/video.js';
export { stillGiven, webp, webpOptions } from './core/animation/webp.js';
export { cat } from './core/edit/cat.js';
export { concat, concatOptions } from './core/edit/concat.js';
export { convert, convertOptions } from './core/edit/convert.js';
export { cut, cutOptions } from './core/edit/cut.js';
export { drop, dropOptions } from './core/edit/drop.js';
export { type EditHooks, type EditMaker, edit, pipe } from './core/edit/edit.js';
export { formatOptions, versionOf } from './core/edit/format.js';
export { header, headerOptions } from './core/edit/header.js';
export { hold, holdOptions } from './core/edit/hold.js';
export { idle, idleOptions } from './core/edit/idle.js';
export { insert, insertOptions } from './core/edit/insert.js';
export type { MarkerFormat } from './core/edit/markers/formats.js';
export { markAdd, markAddOptions, markMv, markMvOptions, markRm, markRmOptions } from './core/edit/markers/mark.js';
export {
  markExport,
  markExportOptions,
  markImport,
  markImportOptions,
  markLs,
  markLsOptions,
} from './core/edit/markers/transfer.js';
export { quantize, quantizeOptions } from './core/edit/quantize.js';
export { BUILTINS } from './core/edit/redact/options.js';
export {
  type Finding,
  findingList,
  findingSummary,
  findSecrets,
  redact,
  redactOptions,
  secretsIn,
} from './core/edit/redact/redact.js';
export { replace, replaceOptions } from './core/edit/replace.js';
export { resize, resizeOptions } from './core/edit/resize.js';
export { retime, retimeOptions } from './core/edit/retime.js';
export { speed, speedOptions } from './core/edit/speed.js';
export { type Part, split, splitOptions } from './core/edit/split.js';
export { titleCard, titleCardOptions } from './core/edit/title-card.js';
export { trim, trimOptions } from './core/edit/trim.js';
export * from './core/errors.js';
export type { RenderHooks, RenderProgress, RenderReport } from './core/hooks.js';
export { assert, assertOptions, type Check } from './core/inspect/assert.js';
export { type CastFonts, castFonts } from './core/inspect/cast-fonts.js';
export { type CastInfo, castInfo, type InfoHooks } from './core/inspect/cast-info.js';
export { type Difference, diff, diffOptions, type RowDifference } from './core/inspect/diff.js';
export { events, eventsOptions, type ListedEvent } from './core/inspect/events.js';
export { fonts, fontsOptions } from './core/inspect/font-list.js';
export { grep, grepOptions, type Sighting } from './core/inspect/grep.js';
export { info, infoOptions } from './core/inspect/info.js';
export { type Fault, type Validation, validate, validateOptions } from './core/inspect/validate.js';
export { visible } from './core/inspect/visible.js';
export { FileLabels, labelledName } from './core/moments/file-labels.js';
export { namesSeveral } from './core/moments/moments.js';
export type { Given, Option, OptionGroup, OptionSet, Values } from './core/options/option.js';
export type { Marker } from './core/position/resolve.js';
export * from './core/recording/cast.js';
export type { ForeignOptions, InputFormat } from './core/recording/foreign/foreign.js';
export { inputOptions } from './core/recording/input-options.js';
export { type ReadOptions, readCast } from './core/recording/read.js';
export type { Problem } from './core/recording/reading.js';
export type { SizeLimit } from './core/recording/size-limit.js';
export { type WriteOptions, writeCast } from './core/recording/write.js';
export type { Chunks } from './core/render/formats.js';
export { isBinary, outputFormats, type Rendered, render, renderOptions } from './core/render/outputs.js';
export { snippet, snippetOptions } from './core/render/snippet.js';
export { themeSample, themeSampleOptions, themes, themesOptions } from './core/render/themes.js';
export type { Frame } from './core/replay/frame.js';
export { timingOptions } from './core/replay/options.js';
export type { ReplayOptions } from './core/replay/plan.js';
export type { Played } from './core/replay/play.js';
export { frames, type OwnedFrame, type Replayed, replay, screenAt, screensAt } from './core/replay/replay.js';
export type { ScreenOptions } from './core/replay/script.js';
export { type FindIn, matchesOf, type Region, regionsOn } from './core/search/regions.js';
export { formatOfExtension, type StillFormat } from './core/still/still-formats.js';
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
} from './core/still/stills.js';
export { type SvgStill, svg, svgOptions, svgStills } from './core/svg/svg.js';
export * from './core/terminal/screen.js';
export * from './core/terminal/style.js';
export { screenText } from './core/terminal/text.js';
export { altText } from './core/text/alt-text.js';
export { ansi, ansiOptions, screenAnsi } from './core/text/ansi.js';
export { html, htmlOptions } from './core/text/html.js';
export { json, jsonOptions } from './core/text/json.js';
export {
  type CellValue,
  type ColourValue,
  type ScreenValue,
  type StyleValue,
  screenValue,
} from './core/text/screen-json.js';
export { txt, txtOptions } from './core/text/text.js';
export { chapters, vtt } from './core/text/vtt.js';
export { type ThemeValue, themeList } from './core/theme/theme-list.js';
export { byTheme, isThemePair, type Themed } from './core/theme/theme-pair.js';
export { type TranscriptLine, transcript } from './core/transcript/transcript.js';
export { type LoadOptions, loadCast } from './node/source/load.js';
export { openSource, type Source, type SourceOptions } from './node/source/source.js';
