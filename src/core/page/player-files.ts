// The files that play: asciinema's player as it was published, and the page's own script and style sheet. Inside a page, or beside
// it for many pages.

import { decodeUtf8 } from '../bytes.js';
import { platform } from '../platform.js';

/**
 * A file that pages share, UTF-8.
 * @example
 * const write = ({ name, text }: PageFile) => writeFile(name, text);
 */
export interface PageFile {
  /** By its contents, so that pages of different versions of castkit can share a folder. */
  readonly name: string;
  readonly text: string;
}

/**
 * The files of a page that plays a recording.
 * @example
 * const all = ({ scripts, styles }: PlayerFiles) => [...scripts, ...styles];
 */
export interface PlayerFiles {
  /** In the order in which they are loaded. */
  readonly scripts: readonly PageFile[];
  readonly styles: readonly PageFile[];
}

/** The licence asks to be told of wherever the player goes. */
const LICENCE =
  '/* asciinema-player, Copyright Marcin Kulik, https://github.com/asciinema/asciinema-player, Apache License 2.0 */\n';

const NAME_LENGTH = 10;

/** As Content-Security-Policy and the integrity attribute name a text. */
export const digestOf = (text: string): string => `sha256-${platform().sha256(text)}`;

export function pageFile(path: string, before = ''): PageFile {
  const text = before + decodeUtf8(platform().asset(path)).trim();
  const [, name = '', extension = ''] = /([^/]+?)(?:\.min)?\.(js|css)$/.exec(path) ?? [];
  const mark = platform()
    .sha256(text)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, NAME_LENGTH)
    .toLowerCase();
  return { name: `${name}-${mark}.${extension}`, text };
}

/**
 * What a page that plays a recording needs beside the recording: inside it, or in a folder that many pages share.
 * @example
 * for (const { name, text } of [...playerFiles().scripts, ...playerFiles().styles]) await writeFile(name, text);
 */
export const playerFiles = (): PlayerFiles => ({
  scripts: [pageFile('dist/player/asciinema-player.min.js', LICENCE), pageFile('dist/pages/player.js')],
  styles: [pageFile('dist/player/asciinema-player.css', LICENCE), pageFile('dist/pages/player.css')],
});
