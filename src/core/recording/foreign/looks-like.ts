// Says what bytes look like that are no recording, so that an error can name it: "a GIF image", "plain text".

const MAGIC: readonly (readonly [what: string, opening: string, offset?: number])[] = [
  ['a GIF image', 'GIF8'],
  ['a PNG image', '\x89PNG'],
  ['a JPEG image', '\xff\xd8\xff'],
  ['a WebP image', 'WEBP', 8],
  ['a PDF document', '%PDF'],
  ['a zip archive', 'PK\x03\x04'],
  ['gzip data', '\x1f\x8b'],
  ['zstd data', '\x28\xb5\x2f\xfd'],
  ['bzip2 data', 'BZh'],
  ['xz data', '\xfd7zXZ'],
  ['a 7z archive', '7z\xbc\xaf'],
  ['a tar archive', 'ustar', 257],
  ['an MP4 video', 'ftyp', 4],
  ['a WebM or Matroska video', '\x1a\x45\xdf\xa3'],
  ['an Ogg file', 'OggS'],
  ['a program (ELF)', '\x7fELF'],
  ['a program (PE)', 'MZ'],
  ['a SQLite database', 'SQLite format'],
  ['UTF-16 text, which castkit does not read', '\xff\xfe'],
  ['UTF-16 text, which castkit does not read', '\xfe\xff'],
  ['a script(1) typescript', 'Script started on'],
];

const TEXTS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a Git LFS pointer, not the file itself; run git lfs pull', /^version https:\/\/git-lfs\.github\.com\/spec\//],
  [
    'a terminalizer recording (YAML); play it while a recorder runs: asciinema rec -c "terminalizer play FILE"',
    /^(?:#.*\n|\s)*config:[\s\S]*^ {2}command:/m,
  ],
  [
    'a VHS tape, a script and no recording; run it while a recorder runs',
    /^(?:#.*\n|\s)*(?:Output \S+\.|Require \S|Set \w+ \S|Type[ @])/,
  ],
  ['an HTML page', /^\s*(?:<!--.{0,200}?-->\s*)?<(?:!doctype html|html|head|body)/is],
  ['an SVG image', /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,200}?-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg/is],
  ['XML', /^\s*<\?xml/i],
  ['a JSON list', /^\s*\[/],
  ['a shell script', /^#!/],
  ['raw terminal output', /\x1b\[/],
];

/** What the bytes look like, as a noun with its article. */
export function looksLike(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file';
  const head = latin1(bytes.subarray(0, 1024));
  const magic = MAGIC.find(([, opening, offset = 0]) => head.startsWith(opening, offset));
  if (magic) return magic[0];
  const text = TEXTS.find(([, pattern]) => pattern.test(head));
  if (text) return text[0];
  if (head.trim() === '') return 'nothing but blank lines';
  if (/^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/.test(head)) return 'UTF-16 text, which castkit does not read';
  return /[\0-\x06\x0e-\x1a\x1c-\x1f]/.test(head) ? 'binary data' : 'plain text';
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
