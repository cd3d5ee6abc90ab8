// Which commands there are, by the catalogue, and where each is. Loads none of them before it is called, and is handed to those that
// tell of all commands, so that none has to import it.
import { type CommandName, catalogue } from '../core/catalogue.js';
import type { CommandBody, Commands } from './command.js';

/** Commands with a file of their own; all others are plain edits and formats. */
const FILES: Partial<Record<CommandName, () => Promise<CommandBody>>> = {
  play: async () => (await import('./commands/play.js')).playCommand,
  stream: async () => (await import('./commands/stream.js')).streamCommand,
  rec: async () => (await import('./commands/rec.js')).recCommand,
  tape: async () => (await import('./commands/tape.js')).tapeCommand,
  gif: async () => (await import('./commands/gif.js')).gifCommand,
  svg: async () => (await import('./commands/svg.js')).svgCommand,
  webp: async () => (await import('./commands/webp.js')).webpCommand,
  apng: async () => (await import('./commands/apng.js')).apngCommand,
  mp4: async () => (await import('./commands/mp4.js')).mp4Command,
  webm: async () => (await import('./commands/webm.js')).webmCommand,
  frames: async () => (await import('./commands/frames.js')).framesCommand,
  png: async () => (await import('./commands/png.js')).pngCommand,
  avif: async () => (await import('./commands/avif.js')).avifCommand,
  jpeg: async () => (await import('./commands/jpeg.js')).jpegCommand,
  thumbnail: async () => (await import('./commands/thumbnail.js')).thumbnailCommand,
  txt: async () => (await import('./commands/txt.js')).txtCommand,
  ansi: async () => (await import('./commands/ansi.js')).ansiCommand,
  html: async () => (await import('./commands/html.js')).htmlCommand,
  json: async () => (await import('./commands/json.js')).jsonCommand,
  vtt: async () => (await import('./commands/vtt.js')).vttCommand,
  render: async () => (await import('./commands/render.js')).renderCommand,
  build: async () => (await import('./commands/build.js')).buildCommand,
  init: async () => (await import('./commands/init.js')).initCommand,
  tidy: async () => (await import('./commands/tidy.js')).tidyCommand,
  condense: async () => (await import('./commands/condense.js')).condenseCommand,
  edit: async () => (await import('./commands/edit.js')).editCommand,
  grid: async () => (await import('./commands/grid.js')).gridCommand,
  concat: async () => (await import('./commands/concat.js')).concatCommand,
  split: async () => (await import('./commands/split.js')).splitCommand,
  convert: async () => (await import('./commands/convert.js')).convertCommand,
  cat: async () => (await import('./commands/cat.js')).catCommand,
  redact: async () => (await import('./commands/redact.js')).redactCommand,
  insert: async () => (await import('./commands/insert.js')).insertCommand,
  'mark ls': async () => (await import('./commands/mark-ls.js')).markLsCommand,
  'mark export': async () => (await import('./commands/mark-export.js')).markExportCommand,
  'mark import': async () => (await import('./commands/mark-import.js')).markImportCommand,
  outline: async () => (await import('./commands/outline.js')).outlineCommand,
  info: async () => (await import('./commands/info.js')).infoCommand,
  events: async () => (await import('./commands/events.js')).eventsCommand,
  grep: async () => (await import('./commands/grep.js')).grepCommand,
  validate: async () => (await import('./commands/validate.js')).validateCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  assert: async () => (await import('./commands/assert.js')).assertCommand,
  fonts: async () => (await import('./commands/fonts.js')).fontsCommand,
  player: async () => (await import('./commands/player.js')).playerCommand,
  site: async () => (await import('./commands/site.js')).siteCommand,
  snippet: async () => (await import('./commands/snippet.js')).snippetCommand,
  themes: async () => (await import('./commands/themes.js')).themesCommand,
  'theme show': async () => (await import('./commands/theme-show.js')).themeShowCommand,
  upload: async () => (await import('./commands/upload.js')).uploadCommand,
  auth: async () => (await import('./commands/auth.js')).authCommand,
  config: async () => (await import('./commands/config.js')).configCommand,
  completion: async () => (await import('./commands/completion.js')).completionCommand,
};

const plain = async (name: CommandName): Promise<CommandBody> =>
  catalogue[name].format
    ? (await import('./plain-format.js')).plainFormat(name)
    : (await import('./plain-edit.js')).plainEdit(name);

export const commands: Commands = Object.fromEntries(
  Object.entries(catalogue).map(([name, { summary }]) => {
    const load = FILES[name as CommandName] ?? (() => plain(name as CommandName));
    return [name, { summary, load: async () => ({ ...(await load()), name, summary }) }];
  }),
);
