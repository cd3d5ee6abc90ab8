// The shape of src: imports go one way, and the outside world is touched in few places.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const BIN = join(import.meta.dirname, '../bin');
const PACKAGE = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

/** From the bottom up: a folder may import from those before it and from itself. */
const ORDER = [
  'core/errors',
  'core/abort',
  'core/catalogue',
  'core/bytes',
  'core/platform',
  'core/options',
  'core/time',
  'core/recording',
  'core/stream',
  'core/terminal',
  'core/yielder',
  'core/position',
  'core/replay',
  'core/transcript',
  'core/hooks',
  'core/moments',
  'core/search',
  'core/pacing',
  'core/outline',
  'core/tape',
  'core/edit',
  'core/fonts',
  'core/raster',
  'core/codec',
  'core/theme',
  'core/layout',
  'core/paint',
  'core/blur',
  'core/stages',
  'core/picture',
  'core/still',
  'core/animation',
  'core/svg',
  'core/text',
  'core/page',
  'core/grid',
  'core/render',
  'core/inspect',
  'core/index',
  'web',
  'node',
  'tty',
  'record',
  'play',
  'share',
  'stream',
  'tape',
  'build',
  'index',
  'cli',
];

/** What draws: recording and playing know no pixels. */
const PICTURES = 'fonts raster codec layout paint blur picture still animation svg render'
  .split(' ')
  .map((folder) => `core/${folder}`);

/** Neighbours in the order that know nothing of each other all the same. */
const APART: [folder: string, knowsNothingOf: string[]][] = [
  ['core/raster', ['core/terminal', 'core/replay', 'core/position', 'core/recording', 'core/fonts']],
  ['core/codec', ['core/terminal', 'core/replay', 'core/position', 'core/recording', 'core/fonts']],
  ['core/fonts', ['core/terminal', 'core/replay', 'core/position', 'core/recording']],
  ['core/terminal', ['core/position']],
  ['core/edit', ['core/terminal']],
  ['node', ['web']],
  ['build', ['web']],
  ['tty', [...PICTURES, 'core/theme']],
  ['record', [...PICTURES, 'core/theme']],
  ['share', PICTURES],
  ['stream', PICTURES],
  // Themes are colours, and terminals have them.
  ['play', PICTURES],
  [
    'cli',
    ORDER.filter(
      (folder) =>
        !['core/errors', 'core/catalogue', 'node', 'core/yielder', 'core/options', 'index', 'cli'].includes(folder),
    ),
  ],
];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => path.split(sep).join('/'));
/** The examples of doc comments are programs of the library's users, who may print. */
const EXAMPLE = /^ \* @example\n(?: \*(?!\/).*\n)+/gm;
const sources = new Map(files.map((path) => [path, readFileSync(join(SRC, path), 'utf8').replace(EXAMPLE, '')]));

/** Every import of another file of ours: of values, of types, and by import(). */
function localImports(path: string): string[] {
  const specifiers = [...(sources.get(path) ?? '').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)];
  return specifiers.map(([, specifier = '']) => posix.join(dirname(path), specifier).replace(/\.js$/, '.ts'));
}

/** A stage of the core, or a part of castkit beside it. */
const folderOf = (path: string): string => (/^core\/[^/]+|^[^/]+/.exec(path)?.[0] ?? '').replace(/\.ts$/, '');

const edges = files.flatMap((path) =>
  localImports(path).map((imported) => ({ path, imported, from: folderOf(path), to: folderOf(imported) })),
);
const worded = (found: typeof edges) => found.map(({ path, imported }) => `${path} imports ${imported}`);

describe('imports', () => {
  it('are found, from every folder', () => {
    expect(new Set(edges.map(({ from }) => from))).toContain('cli');
    expect(ORDER).toEqual(expect.arrayContaining([...new Set(files.map(folderOf))]));
  });

  it('go from right to left only', () => {
    expect(worded(edges.filter(({ from, to }) => ORDER.indexOf(to) > ORDER.indexOf(from)))).toEqual([]);
  });

  it('do not join what is to stay apart', () => {
    const apart = new Map(APART);
    expect(worded(edges.filter(({ from, to }) => apart.get(from)?.includes(to)))).toEqual([]);
  });

  it('keep the core to itself: nothing of another part, and nothing of Node', () => {
    const core = [...sources].filter(([path]) => path.startsWith('core/'));
    expect(worded(edges.filter(({ from, to }) => from.startsWith('core/') && !to.startsWith('core/')))).toEqual([]);
    const OF_NODE = /'node:|getBuiltinModule|\bcreateRequire\b|import\.meta\b|\bBuffer\b|\bNodeJS\b/;
    expect(core.filter(([, text]) => OF_NODE.test(text)).map(([path]) => path)).toEqual([]);
  });

  it('form no circles, of types neither', () => {
    const open = new Set<string>();
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string): void => {
      if (open.has(path)) circles.push([...open, path].join(' -> '));
      if (open.has(path) || done.has(path)) return;
      open.add(path);
      for (const next of localImports(path)) visit(next);
      open.delete(path);
      done.add(path);
    };
    for (const path of files) visit(path);
    expect(circles).toEqual([]);
  });
});

describe('the outside world', () => {
  /** Where something of it may be used; folders end in a slash. */
  const WORLD: [what: string, pattern: RegExp, allowed: string[]][] = [
    // Users' fonts lie where the platform and the environment say: node/platform/font-files.ts alone looks there.
    [
      'the process',
      /\bprocess\.(?!memoryUsage|getBuiltinModule)|from 'node:process'/,
      // A worker of builds is a program of its own.
      // Temporaries are named after the process that makes them.
      [
        'cli/',
        'node/source/source.ts',
        'node/platform/font-files.ts',
        'build/build-worker.ts',
        'node/temporary.ts',
        // The same Node, started anew.
        'node/platform/svg-image.ts',
        // Programs in a terminal get signals, and the terminal's size comes by one.
        'tty/',
        'tape/system/',
        // Whose environment a recorded program gets.
        'record/record.ts',
        'record/program.ts',
      ],
    ],
    ['the console', /\bconsole\./, []],
    [
      'the file system',
      /'(node:)?fs(\/promises)?'/,
      [
        'cli/',
        'node/source/source.ts',
        'node/source/large-file.ts',
        'node/source/spool.ts',
        'node/project.ts',
        'node/bundled.ts',
        'node/platform/user-file.ts',
        'node/platform/font-files.ts',
        // A build finds recordings, hashes them and puts outputs in their places: that is what it is for.
        'build/disk/',
        'node/temporary.ts',
        // Terminals are files.
        'tty/',
        'record/program.ts',
        // Tapes are files, and what the programs that they run wait for stands in /proc.
        'tape/read-tape.ts',
        'tape/system/',
        // The install-id is a file of asciinema's.
        'share/install-id.ts',
      ],
    ],
    [
      'the network',
      /\bfetch\(|\bWebSocket\b|'(node:)?(https?|http2|net|tls|dgram|dns)(\/promises)?'/,
      [
        'node/source/url.ts',
        'node/source/body.ts',
        'node/source/addresses.ts',
        'node/source/source.ts',
        'web/assets.ts',
        // Where a recording is sent that its owner wants to share.
        'share/post.ts',
        'stream/',
      ],
    ],
    // Videos are encoded by ffmpeg, in the library as on the command line; Node's raw mode is completed by stty.
    [
      'other programs',
      /'(node:)?child_process'/,
      ['node/platform/ffmpeg.ts', 'node/platform/svg-image.ts', 'tty/user-terminal.ts'],
    ],
    [
      'threads and processes of its own',
      /'(node:)?(worker_threads|cluster)'|'workerpool'/,
      [
        'node/platform/encode-thread.ts',
        'node/platform/encode-worker.ts',
        'build/worker-pool.ts',
        'build/build-worker.ts',
      ],
    ],
    // What a stranger's pattern or font makes it do is bounded in time there.
    ['code that is made at run time', /\beval\b\s*\(|\bFunction\s*\(|'(node:)?vm'/, ['node/platform/bounded.ts']],
    [
      'a shell',
      /\bshell: ?(true|['"`])|(?<!\.)\bexec(File)?(Sync)?\(|\bexec\b[^}]*\} from '(node:)?child_process'/,
      [],
    ],
    ['the language of the machine', /\btoLocale|\bIntl\.|\blocaleCompare\b/, []],
    ['the global object', /\bglobalThis\b|\bglobal\./, []],
    // What somebody has left is removed after a day, and shards may write down what they know at the same time.
    [
      'the clock and chance',
      /\bDate\.now|\bnew Date\(\)|\bMath\.random|\brandom(UUID|Bytes|Int|FillSync)\b|\bgetRandomValues\b/,
      // Recordings say when they were made, and have a number that programs in them can tell them by.
      [
        'node/temporary.ts',
        'build/disk/state-file.ts',
        'record/record.ts',
        'record/program.ts',
        'cli/commands/rec.ts',
        'share/install-id.ts',
        // The secret in a URL.
        'stream/serve/serve.ts',
        // Nobody is to connect again in step with others.
        'stream/backoff.ts',
      ],
    ],
    ['@xterm', /'@xterm\//, ['core/terminal/', 'core/platform.ts', 'node/platform/libraries.ts', 'web/libraries.ts']],
  ];

  it.each(WORLD)('is kept in its place: %s', (_what, pattern, allowed) => {
    const users = files.filter((path) => pattern.test(sources.get(path) ?? ''));
    expect(users.filter((path) => !allowed.some((place) => path === place || path.startsWith(place)))).toEqual([]);
  });
});

describe('modules from outside', () => {
  /** Of Node, those that touch nothing; the others are in WORLD. */
  const HARMLESS = ['buffer', 'crypto', 'events', 'module', 'os', 'path', 'stream', 'timers', 'url', 'util', 'zlib'];
  const TOUCHING = ['child_process', 'dns', 'fs', 'http', 'https', 'net', 'process', 'tty', 'vm', 'worker_threads'];

  const NAMED = /(?:\bfrom|\bimport\(|\brequire\(|\bgetBuiltinModule\(|^import)\s*'([@a-z][\w@:./-]*)'/gm;
  const named = files.flatMap((path) =>
    [...(sources.get(path) ?? '').matchAll(NAMED)].map(([, name = '']) => ({ path, name })),
  );
  const strangers = (isKnown: (name: string) => boolean) =>
    named.filter(({ name }) => !isKnown(name)).map(({ path, name }) => `${path} imports ${name}`);

  it('are found', () => {
    const found = new Set(named.map(({ name }) => name));
    for (const name of ['node:fs', 'node:http', 'sharp', '@xterm/headless']) expect(found).toContain(name);
  });

  it('of Node are those that somebody has thought about', () => {
    const known = [...HARMLESS, ...TOUCHING].map((name) => `node:${name}`);
    expect(strangers((name) => !name.startsWith('node:') || known.includes(name.replace(/\/promises$/, '')))).toEqual(
      [],
    );
  });

  it('are of Node, or among the dependencies that ship', () => {
    const shipped = Object.keys(PACKAGE.dependencies);
    const optional = Object.keys(PACKAGE.optionalDependencies ?? {});
    // A file of a package, too.
    const isOf = (name: string, dependency: string) => name === dependency || name.startsWith(`${dependency}/`);
    const ships = (name: string) => [...shipped, ...optional].some((dependency) => isOf(name, dependency));
    expect(strangers((name) => name.startsWith('node:') || ships(name))).toEqual([]);
  });

  it('are named as they stand: no name is put together at run time', () => {
    const computed = files.filter((path) => /\bimport\((?!\s*'|\))/.test(sources.get(path) ?? ''));
    expect(computed).toEqual([]);
  });
});

describe('the programs in bin/', () => {
  it('start the command line and nothing else', () => {
    for (const name of readdirSync(BIN)) {
      const text = readFileSync(join(BIN, name), 'utf8');
      expect(`${name}: ${/child_process|\beval\s*\(|\bFunction\s*\(|node:(net|http|https|dns)/.exec(text)?.[0]}`).toBe(
        `${name}: undefined`,
      );
    }
  });
});
