// The public API: re-exports only.
export { build, starterManifest, watchedPaths } from './build/build.js';
export { buildOptions } from './build/build-options.js';
export type { BuildHooks } from './build/hooks.js';
export type { ManifestGiven } from './build/read-manifest.js';
export type { BuildProgress, BuildReport, JobReport, JobStatus } from './build/report.js';
export { manifestSchema } from './build/schema.js';
export * from './cast/cast.js';
export type { ForeignOptions, InputFormat } from './cast/foreign.js';
export { inputOptions } from './cast/input-options.js';
export { type LoadOptions, loadCast } from './cast/load.js';
export { type ReadOptions, readCast } from './cast/read.js';
export type { Problem } from './cast/reading.js';
export type { SizeLimit } from './cast/size-limit.js';
export { openSource, type Source, type SourceOptions } from './cast/source.js';
export { type WriteOptions, writeCast } from './cast/write.js';
export { cat } from './edit/cat.js';
export { concat, concatOptions } from './edit/concat.js';
export { convert, convertOptions } from './edit/convert.js';
export { cut, cutOptions } from './edit/cut.js';
export { drop, dropOptions } from './edit/drop.js';
export { type EditHooks, type EditMaker, edit, pipe } from './edit/edit.js';
export { formatOptions, versionOf } from './edit/format.js';
export { header, headerOptions } from './edit/header.js';
export { hold, holdOptions } from './edit/hold.js';
export { idle, idleOptions } from './edit/idle.js';
export { insert, insertOptions } from './edit/insert.js';
export type { MarkerFormat } from './edit/markers/formats.js';
export { markAdd, markAddOptions, markMv, markMvOptions, markRm, markRmOptions } from './edit/markers/mark.js';
export {
  markExport,
  markExportOptions,
  markImport,
  markImportOptions,
  markLs,
  markLsOptions,
} from './edit/markers/transfer.js';
export { quantize, quantizeOptions } from './edit/quantize.js';
export { BUILTINS } from './edit/redact/options.js';
export { type Finding, findingList, findSecrets, redact, redactOptions, secretsIn } from './edit/redact/redact.js';
export { replace, replaceOptions } from './edit/replace.js';
export { resize, resizeOptions } from './edit/resize.js';
export { retime, retimeOptions } from './edit/retime.js';
export { speed, speedOptions } from './edit/speed.js';
export { type Part, split, splitOptions } from './edit/split.js';
export { titleCard, titleCardOptions } from './edit/title-card.js';
export { trim, trimOptions } from './edit/trim.js';
export * from './errors.js';
export type { Frame } from './frames/frame.js';
export { timingOptions } from './frames/options.js';
export type { ReplayOptions } from './frames/plan.js';
export type { Played } from './frames/play.js';
export { type FindIn, matchesOf, type Region, regionsOn } from './frames/regions.js';
export { frames, type OwnedFrame, type Replayed, replay, screenAt, screensAt } from './frames/replay.js';
export type { ScreenOptions } from './frames/script.js';
export { type TranscriptLine, transcript } from './frames/transcript.js';
export { assert, assertOptions, type Check } from './inspect/assert.js';
export { type Difference, diff, diffOptions, type RowDifference } from './inspect/diff.js';
export { events, eventsOptions, type ListedEvent } from './inspect/events.js';
export { grep, grepOptions, type Sighting } from './inspect/grep.js';
export { type Fault, type Validation, validate, validateOptions } from './inspect/validate.js';
export { visible } from './inspect/visible.js';
export { type ThemeValue, themeList } from './look/theme-list.js';
export { byTheme, isThemePair, type Themed } from './look/theme-pair.js';
export type { Given, Option, OptionGroup, OptionSet, Values } from './options/option.js';
export type { Marker } from './position/resolve.js';
export { apng, apngOptions } from './render/animation/apng.js';
export { type FrameImage, frameImages, framesJson, framesOptions } from './render/animation/frame-images.js';
export { gif, gifOptions } from './render/animation/gif.js';
export { mp4, mp4Options, webm, webmOptions } from './render/animation/video.js';
export { stillGiven, webp, webpOptions } from './render/animation/webp.js';
export { type CastFonts, castFonts } from './render/facts/cast-fonts.js';
export { type CastInfo, castInfo, type InfoHooks } from './render/facts/cast-info.js';
export { fonts, fontsOptions } from './render/facts/font-list.js';
export { info, infoOptions } from './render/facts/info.js';
export { FileLabels, labelledName } from './render/file-labels.js';
export type { Chunks } from './render/formats.js';
export type { RenderHooks, RenderProgress, RenderReport } from './render/hooks.js';
export { namesSeveral } from './render/moments.js';
export { isBinary, outputFormats, type Rendered, render, renderOptions } from './render/outputs.js';
export { snippet, snippetOptions } from './render/snippet.js';
export { formatOfExtension, type StillFormat } from './render/still/still-formats.js';
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
} from './render/still/stills.js';
export { type SvgStill, svg, svgOptions, svgStills } from './render/svg/svg.js';
export { altText } from './render/text/alt-text.js';
export { ansi, ansiOptions, screenAnsi } from './render/text/ansi.js';
export { html, htmlOptions } from './render/text/html.js';
export { json, jsonOptions } from './render/text/json.js';
export {
  type CellValue,
  type ColourValue,
  type ScreenValue,
  type StyleValue,
  screenValue,
} from './render/text/screen-json.js';
export { txt, txtOptions } from './render/text/text.js';
export { chapters, vtt } from './render/text/vtt.js';
export { themeSample, themeSampleOptions, themes, themesOptions } from './render/themes.js';
export * from './terminal/screen.js';
export * from './terminal/style.js';
export { screenText } from './terminal/text.js';
