// User and host names: nothing in a word tells that it is one, so they are learnt from where they must stand (prompts, home
// directories, the environment), and then looked for everywhere.
import type { Header } from '../../recording/cast.js';
import type { Detector } from './detectors.js';

const PROMPT =
  /(?:^|[\n\0\u2500-\u257f])[ \t]{0,4}(?:\([^()\n]{1,40}\) ?)?[[(]?([A-Za-z_][A-Za-z0-9_.-]{0,31})@([A-Za-z0-9][A-Za-z0-9.-]{0,62})(?=[\s:~\])$#%>])/g;
const HOME =
  /(?<![\w.-])\/(?:home|Users)\/([A-Za-z0-9_][\w.-]{0,63})|[A-Za-z]:\\{1,2}Users\\{1,2}([^\s\\/:*?"<>|]{1,64})/g;

/** More names are looked up, word by word. */
const MANY = 200;
const WORDS = [
  /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{2,64}(?![A-Za-z0-9_-])/g,
  /(?<![\w.-])[\w-]{1,64}(?:\.[\w-]{1,64})+(?![\w-])/g,
];

/** Everybody has these. */
const COMMON = new Set(
  'root user users admin ubuntu debian git localhost shared public default runner node'.split(' '),
);
const USER_VARIABLES = ['USER', 'LOGNAME', 'USERNAME', 'SUDO_USER'];
const HOST_VARIABLES = ['HOSTNAME', 'HOST', 'COMPUTERNAME'];

export const NAME_DETECTORS = [
  { name: 'user', help: 'user names, as prompts, home directories and the environment tell them' },
  { name: 'host', help: 'host names, as prompts and the environment tell them' },
] as const;

/** Collects names as texts pass by. */
export class Names {
  readonly #users = new Set<string>();
  readonly #hosts = new Set<string>();

  learnFromHeader({ env = {} }: Header): void {
    for (const name of USER_VARIABLES) this.#add(this.#users, env[name]);
    for (const name of HOST_VARIABLES) this.#add(this.#hosts, env[name]);
  }

  learn(text: string): void {
    if (text.includes('@')) {
      for (const [, user, host] of text.matchAll(PROMPT)) {
        this.#add(this.#users, user);
        this.#add(this.#hosts, host);
      }
    }
    if (!text.includes('/home/') && !text.includes('Users')) return;
    for (const [, posix, windows] of text.matchAll(HOME)) this.#add(this.#users, posix ?? windows);
  }

  /** Detectors of what was learnt, of those kinds that are asked for. */
  detectors(kinds: ReadonlySet<string>): Detector[] {
    const known = { user: this.#users, host: this.#hosts };
    return NAME_DETECTORS.filter(({ name }) => kinds.has(name) && known[name].size > 0).map(({ name, help }) => {
      if (known[name].size > MANY)
        return { name, help, patterns: WORDS, loose: true, accept: (word) => known[name].has(word) };
      const words = [...known[name]].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
      const source = `(?<![A-Za-z0-9_-])(?:${words.map(escaped).join('|')})(?![A-Za-z0-9_-])`;
      return { name, help, needs: words, patterns: [new RegExp(source, 'g')], loose: true };
    });
  }

  #add(names: Set<string>, name: string | undefined): void {
    const plain = name?.replace(/[.-]+$/, '') ?? '';
    if (plain.length < 2 || COMMON.has(plain.toLowerCase()) || /^[\d.]+$/.test(plain)) return;
    names.add(plain);
    const short = plain.split('.')[0] ?? '';
    if (names === this.#hosts && short.length > 2 && !COMMON.has(short.toLowerCase())) names.add(short);
  }
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
