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
  png: { summary: 'make a PNG of a moment', load: async () => (await import('./commands/png.js')).pngCommand },
  avif: { summary: 'make an AVIF of a moment', load: async () => (await import('./commands/avif.js')).avifCommand },
  jpeg: { summary: 'make a JPEG of a moment', load: async () => (await import('./commands/jpeg.js')).jpegCommand },
  thumbnail: {
    summary: 'make a picture for previews and social cards',
    load: async () => (await import('./commands/thumbnail.js')).thumbnailCommand,
  },
  svg: { summary: 'make an animated SVG, or a still', load: async () => (await import('./commands/svg.js')).svgCommand },
  txt: { summary: 'print a screen as plain text', load: async () => (await import('./commands/txt.js')).txtCommand },
  json: { summary: 'print a screen as JSON', load: async () => (await import('./commands/json.js')).jsonCommand },
  info: { summary: 'tell what a recording holds', load: async () => (await import('./commands/info.js')).infoCommand },
  idle: { summary: 'limit the pauses for good', load: async () => (await import('./commands/idle.js')).idleCommand },
  completion: {
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./commands/completion.js')).completionCommand,
  },
};
