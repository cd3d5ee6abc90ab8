// Which commands there are. Names and summaries only: a command's own file is loaded when it is called.
import type { Command } from './command.js';

export interface Entry {
  readonly summary: string;
  load(): Promise<Command>;
}

export const commands: Readonly<Record<string, Entry>> = {
  gif: { summary: 'make an animated GIF', load: async () => (await import('./commands/gif.js')).gifCommand },
  apng: { summary: 'make an animated PNG', load: async () => (await import('./commands/apng.js')).apngCommand },
  webp: { summary: 'make an animated WebP', load: async () => (await import('./commands/webp.js')).webpCommand },
  mp4: { summary: 'make an MP4 video, with ffmpeg', load: async () => (await import('./commands/mp4.js')).mp4Command },
  webm: {
    summary: 'make a WebM video, with ffmpeg',
    load: async () => (await import('./commands/webm.js')).webmCommand,
  },
  png: { summary: 'make a PNG of a moment', load: async () => (await import('./commands/png.js')).pngCommand },
  avif: { summary: 'make an AVIF of a moment', load: async () => (await import('./commands/avif.js')).avifCommand },
  jpeg: { summary: 'make a JPEG of a moment', load: async () => (await import('./commands/jpeg.js')).jpegCommand },
  thumbnail: {
    summary: 'make a picture for previews and social cards',
    load: async () => (await import('./commands/thumbnail.js')).thumbnailCommand,
  },
  svg: {
    summary: 'make an animated SVG, or a still',
    load: async () => (await import('./commands/svg.js')).svgCommand,
  },
  frames: {
    summary: 'write each frame as a PNG, and their times',
    load: async () => (await import('./commands/frames.js')).framesCommand,
  },
  render: {
    summary: 'make several files, in the formats that their names tell',
    load: async () => (await import('./commands/render.js')).renderCommand,
  },
  snippet: {
    summary: 'print the markup that shows a picture of a recording',
    load: async () => (await import('./commands/snippet.js')).snippetCommand,
  },
  txt: { summary: 'print a screen as plain text', load: async () => (await import('./commands/txt.js')).txtCommand },
  ansi: {
    summary: 'print a screen as text with colours',
    load: async () => (await import('./commands/ansi.js')).ansiCommand,
  },
  html: { summary: 'print a screen as HTML', load: async () => (await import('./commands/html.js')).htmlCommand },
  vtt: {
    summary: 'print the markers as WebVTT chapters',
    load: async () => (await import('./commands/vtt.js')).vttCommand,
  },
  json: { summary: 'print a screen as JSON', load: async () => (await import('./commands/json.js')).jsonCommand },
  rec: { summary: 'record a terminal session', load: async () => (await import('./commands/rec.js')).recCommand },
  play: {
    summary: 'play a recording in the terminal',
    load: async () => (await import('./commands/play.js')).playCommand,
  },
  info: { summary: 'tell what a recording holds', load: async () => (await import('./commands/info.js')).infoCommand },
  events: {
    summary: 'list the events of a recording',
    load: async () => (await import('./commands/events.js')).eventsCommand,
  },
  grep: {
    summary: 'tell when something is on the screen',
    load: async () => (await import('./commands/grep.js')).grepCommand,
  },
  validate: {
    summary: 'tell all that is wrong with recordings',
    load: async () => (await import('./commands/validate.js')).validateCommand,
  },
  diff: {
    summary: 'compare two recordings by their screens',
    load: async () => (await import('./commands/diff.js')).diffCommand,
  },
  assert: {
    summary: 'check what a recording shows, and more',
    load: async () => (await import('./commands/assert.js')).assertCommand,
  },
  fonts: {
    summary: 'tell which font draws which characters, and what is missing',
    load: async () => (await import('./commands/fonts.js')).fontsCommand,
  },
  trim: { summary: 'keep a range', load: async () => (await import('./commands/trim.js')).trimCommand },
  cut: { summary: 'take ranges out', load: async () => (await import('./commands/cut.js')).cutCommand },
  speed: {
    summary: 'make it faster or slower, or parts of it',
    load: async () => (await import('./commands/speed.js')).speedCommand,
  },
  idle: { summary: 'limit the pauses for good', load: async () => (await import('./commands/idle.js')).idleCommand },
  quantize: {
    summary: 'make pauses of a certain length equally long',
    load: async () => (await import('./commands/quantize.js')).quantizeCommand,
  },
  retime: {
    summary: 'fit it to a duration, or merge its bursts',
    load: async () => (await import('./commands/retime.js')).retimeCommand,
  },
  resize: {
    summary: 'change the recorded size',
    load: async () => (await import('./commands/resize.js')).resizeCommand,
  },
  split: {
    summary: 'make several recordings of one',
    load: async () => (await import('./commands/split.js')).splitCommand,
  },
  concat: {
    summary: 'join recordings one after the other',
    load: async () => (await import('./commands/concat.js')).concatCommand,
  },
  'mark add': {
    summary: 'add a marker',
    load: async () => (await import('./commands/mark-add.js')).markAddCommand,
  },
  'mark rm': {
    summary: 'remove markers',
    load: async () => (await import('./commands/mark-rm.js')).markRmCommand,
  },
  'mark mv': {
    summary: 'move a marker, or give it another label',
    load: async () => (await import('./commands/mark-mv.js')).markMvCommand,
  },
  'mark ls': {
    summary: 'list the markers',
    load: async () => (await import('./commands/mark-ls.js')).markLsCommand,
  },
  'mark export': {
    summary: 'write the markers to a file',
    load: async () => (await import('./commands/mark-export.js')).markExportCommand,
  },
  'mark import': {
    summary: 'take the markers from a file',
    load: async () => (await import('./commands/mark-import.js')).markImportCommand,
  },
  redact: {
    summary: 'hide secrets, and make sure that none is left',
    load: async () => (await import('./commands/redact.js')).redactCommand,
  },
  replace: {
    summary: 'replace a text, on the screen and in the file',
    load: async () => (await import('./commands/replace.js')).replaceCommand,
  },
  insert: {
    summary: 'add output',
    load: async () => (await import('./commands/insert.js')).insertCommand,
  },
  hold: {
    summary: 'let a moment last longer',
    load: async () => (await import('./commands/hold.js')).holdCommand,
  },
  'title-card': {
    summary: 'show a text alone on the screen for a while',
    load: async () => (await import('./commands/title-card.js')).titleCardCommand,
  },
  drop: {
    summary: 'take all events of some kinds out',
    load: async () => (await import('./commands/drop.js')).dropCommand,
  },
  header: {
    summary: 'change what a recording says about itself',
    load: async () => (await import('./commands/header.js')).headerCommand,
  },
  convert: {
    summary: 'change the format',
    load: async () => (await import('./commands/convert.js')).convertCommand,
  },
  edit: {
    summary: 'apply a list of edits from a file',
    load: async () => (await import('./commands/edit.js')).editCommand,
  },
  cat: {
    summary: 'join recordings as asciinema does, times going on',
    load: async () => (await import('./commands/cat.js')).catCommand,
  },
  themes: {
    summary: 'list the themes, with their colours on a terminal',
    load: async () => (await import('./commands/themes.js')).themesCommand,
  },
  'theme show': {
    summary: 'make a picture of a theme',
    load: async () => (await import('./commands/theme-show.js')).themeShowCommand,
  },
  build: {
    summary: 'make the outputs of many recordings, as a manifest says',
    load: async () => (await import('./commands/build.js')).buildCommand,
  },
  init: {
    summary: 'write a manifest for the recordings that are here',
    load: async () => (await import('./commands/init.js')).initCommand,
  },
  config: {
    summary: 'tell which options are in force, and from where',
    load: async () => (await import('./commands/config.js')).configCommand,
  },
  completion: {
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./commands/completion.js')).completionCommand,
  },
};
