// What secrets look like: the detectors of --builtin. Each takes time in proportion to the text, however hostile that is:
// repetitions are bounded, or end where no other way to match is left.
import { SERVICES, tokenOf } from './services.js';

export interface Detector {
  readonly name: string;
  readonly help: string;
  /**
   * With `g`. What a group named `secret` matched is hidden, else the whole match, and before it what a group `left` in a
   * lookbehind matched: a pattern that begins with a rare character is found much faster.
   */
  readonly patterns: readonly RegExp[];
  /** Text without one of these has no match: cheaper to look for. A RegExp is without flags. */
  readonly needs?: readonly string[] | RegExp;
  /** What it needs is a part of a long run of letters and digits. */
  readonly long?: true;
  /** Is common enough to appear by chance where sequences that move the cursor are left out of the text. */
  readonly loose?: true;
  /** Matches over line breaks. */
  readonly multiline?: true;
  /** The text that was asked for by itself. */
  readonly asked?: string;
  /** How it begins, if that alone tells it; without flags. The rest of it is looked for in the rows below. */
  readonly begins?: string;
  /** Has the last word on what a pattern found, given some of what stands before and after it. */
  accept?(match: string, before: string, after: string): boolean;
}

/** Begins like nothing else, and so may stand in the middle of a word: programs print one text right after another. */
const token = (source: string): RegExp => new RegExp(source, 'g');
/** Begins as words do. */
const word = (source: string): RegExp => new RegExp(`(?<![A-Za-z0-9_])${source}`, 'g');

const KEY_LINE = '[A-Za-z0-9+/=]{16,76}';
/** Between two lines of a key, also where each is quoted, numbered or in JSON (`\n` as two characters). */
const KEY_BREAK = String.raw`(?:\\r|\\n|[\s"',|>\u2502]){1,80}`;

const SERVICE_HELP = 'tokens of other services that can be told by how they begin';

/** One for each shape. */
const services = (): Detector[] =>
  SERVICES.map((service) => ({
    name: 'service',
    help: SERVICE_HELP,
    ...(service.whole ? {} : { begins: service.begins }),
    needs: service.needs ?? [service.begins],
    ...(service.needs instanceof RegExp ? { long: true as const } : {}),
    patterns: [token(tokenOf(service))],
  }));

export const DETECTORS: readonly Detector[] = [
  {
    name: 'aws',
    help: 'AWS access keys',
    begins: '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]+(?![A-Za-z0-9_])',
    needs: 'AKIA ASIA ABIA ACCA AGPA AIDA AIPA ANPA ANVA AROA APKA A3T aws Aws AWS secret Secret SECRET'.split(' '),
    patterns: [
      token('(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AIPA|ANPA|ANVA|AROA|APKA)[A-Z0-9]{16}'),
      /(?:aws|secret)[\w.-]{0,24}(?:key|token)["']?\s{0,4}(?:[:=]|=>)\s{0,4}["']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi,
      // As `aws configure` asks for it.
      /secret access key(?: \[[^\]\n]{0,40}\])?:\s{0,4}(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi,
      /aws_session_token["']?\s{0,4}[:=]\s{0,4}["']?(?<secret>[A-Za-z0-9/+=]{60,2000})/gi,
    ],
  },
  {
    name: 'github',
    help: 'GitHub tokens',
    begins: 'gh[pousr]_[A-Za-z0-9]*(?![A-Za-z0-9_])|github_pat_',
    needs: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    patterns: [token('gh[pousr]_[A-Za-z0-9]{36,255}'), token('github_pat_[A-Za-z0-9_]{22,255}')],
  },
  {
    name: 'gitlab',
    help: 'GitLab tokens',
    begins: 'gl(?:pat|ptt|rt|dt|cbt|ft|imt|agent|soat|ffct|oas)-[A-Za-z0-9_.-]*(?![A-Za-z0-9_])',
    needs:
      'glpat- glptt- glrt- gldt- glcbt- glft- glimt- glagent- glsoat- glffct- gloas- GR1348941 _gitlab_session='.split(
        ' ',
      ),
    patterns: [
      // Routable ones have up to 300 letters, a dot and a checksum.
      token('gl(?:pat|ptt|rt|dt|cbt|ft|imt|agent|soat|ffct|oas)-[A-Za-z0-9_.-]{20,320}'),
      token('GR1348941[A-Za-z0-9_-]{20,255}'),
      /_gitlab_session=(?<secret>[0-9a-z]{32})/g,
    ],
  },
  {
    name: 'slack',
    help: 'Slack tokens and webhooks',
    begins: 'xox[abeoprs]-|xapp-\\d-',
    needs: ['xox', 'xapp', 'hooks.slack.com'],
    patterns: [
      token('xox[abeoprs](?:\\.xox[abeoprs])?-[A-Za-z0-9-]{10,255}'),
      token('xapp-\\d-[A-Za-z0-9-]{10,255}'),
      /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9/_+-]{20,200})/g,
    ],
  },
  {
    name: 'npm',
    help: 'npm tokens',
    begins: 'npm_[A-Za-z0-9]*(?![A-Za-z0-9_])',
    needs: ['npm_', '_authToken'],
    patterns: [token('npm_[A-Za-z0-9]{36,255}'), /_authToken\s{0,4}=\s{0,4}["']?(?<secret>[A-Za-z0-9_+/=.-]{16,255})/g],
  },
  {
    name: 'openai',
    help: 'keys as of OpenAI and Anthropic, sk-...',
    begins: '(?<![A-Za-z0-9_])sk-[A-Za-z0-9_-]*(?![A-Za-z0-9_])',
    needs: ['sk-'],
    patterns: [word('sk-[A-Za-z0-9_-]{20,255}')],
    accept: (match) => /\d/.test(match),
  },
  {
    name: 'google',
    help: 'Google API keys',
    begins: 'AIza|GOCSPX-|ya29\\.',
    needs: ['AIza', 'GOCSPX', 'ya29.'],
    patterns: [word('AIza[A-Za-z0-9_-]{35}'), token('GOCSPX-[A-Za-z0-9_-]{28}'), word('ya29\\.[A-Za-z0-9_-]{20,2000}')],
  },
  {
    name: 'stripe',
    help: 'Stripe keys',
    begins: '[rsp]k_(?:live|test|prod)_|whsec_',
    needs: ['k_live_', 'k_test_', 'k_prod_', 'whsec_'],
    patterns: [word('[rsp]k_(?:live|test|prod)_[A-Za-z0-9]{10,255}'), token('whsec_[A-Za-z0-9+/=]{24,255}')],
  },
  {
    name: 'pypi',
    help: 'PyPI tokens',
    begins: 'pypi-',
    needs: ['pypi-'],
    patterns: [token('pypi-[A-Za-z0-9_-]{50,1000}')],
  },
  {
    name: 'huggingface',
    help: 'Hugging Face tokens',
    begins: '(?<![A-Za-z0-9_])hf_[A-Za-z0-9]*(?![A-Za-z0-9_])',
    needs: ['hf_', 'api_org_'],
    patterns: [word('hf_[A-Za-z0-9]{30,100}'), word('api_org_[A-Za-z]{34}')],
  },
  ...services(),
  {
    name: 'service',
    help: SERVICE_HELP,
    needs: ['.atlasv1.'],
    patterns: [token('\\.(?<=(?<left>[A-Za-z0-9]{14})\\.)atlasv1\\.[A-Za-z0-9=_-]{60,70}')],
  },
  {
    name: 'service',
    help: SERVICE_HELP,
    needs: ['Q~'],
    // Microsoft Entra, whose secrets have the sign in their midst.
    patterns: [
      token('Q~(?<=(?<![A-Za-z0-9_~.-])(?<left>[A-Za-z0-9_~.]{3}\\d)Q~)[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])'),
    ],
  },
  {
    name: 'service',
    help: SERVICE_HELP,
    needs: ['webhook.office.com'],
    patterns: [/webhook\.office\.com\/webhookb2\/(?<secret>[A-Za-z0-9@/-]{40,400})/g],
  },
  {
    name: 'service',
    help: SERVICE_HELP,
    needs: ['key="ClearTextPassword"', 'key="Password"'],
    patterns: [/<add key="(?:ClearText)?Password"\s{1,4}value="(?<secret>[^"]{8,200})"/g],
  },
  {
    name: 'jwt',
    help: 'JSON web tokens',
    begins: 'eyJ',
    needs: ['eyJ'],
    patterns: [/eyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{8,20000}(?:\.[A-Za-z0-9_-]{0,2000}){0,3}/g],
  },
  {
    name: 'bearer',
    help: 'Authorization headers',
    needs: 'earer EARER asic ASIC uthorization AUTHORIZATION key: Key: KEY: oken OKEN'.split(' '),
    patterns: [
      /\b(?:bearer|basic|token)[ \t]{1,4}(?<secret>[A-Za-z0-9._~+/-]{16,4000}={0,2})/gi,
      /\bx-(?:[a-z]{1,20}-){0,3}(?:key|token):[ \t]{0,5}(?<secret>[\w=~@.+/-]{16,400})/gi,
    ],
    accept: (match) => /\d/.test(match),
  },
  {
    name: 'curl',
    help: 'passwords given to curl with -u',
    needs: ['curl'],
    patterns: [
      /\bcurl\b[^\n|;]{0,400}?\s(?:-u|--user)[= ]{0,4}["']?[^\s:"'$<]{1,100}:(?<secret>[^\s"'$<{*[][^\s"']{2,200})/g,
    ],
    accept: (match) => !/:(?:change(?:it|me)|pass(?:word)?|pwd|test|token|x+)$/i.test(match),
  },
  {
    name: 'url',
    help: 'passwords in URLs',
    needs: /:\/\/[^\s/:@"'<>]{0,100}:[^\s/@"'<>]{1,200}@/,
    patterns: [/(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{0,100}:(?<secret>[^\s/@"'<>]{1,200})@/gi],
  },
  {
    name: 'private-key',
    help: 'private key blocks',
    needs: ['PRIVATE KEY'],
    multiline: true,
    patterns: [
      new RegExp(
        `-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----` +
          `(?:${KEY_BREAK}(?:(?:Proc-Type|DEK-Info|Version|Comment): [^\\n]{0,100}|${KEY_LINE}(?![A-Za-z0-9+/=])))*` +
          `(?:${KEY_BREAK}[A-Za-z0-9+/=]{1,76}(?![A-Za-z0-9+/=]))?` +
          `(?:${KEY_BREAK}-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----)?`,
        'g',
      ),
      new RegExp(
        `(?<![A-Za-z0-9+/=])(?:${KEY_LINE}${KEY_BREAK}){1,200}(?:[A-Za-z0-9+/=]{1,76}${KEY_BREAK})?` +
          '-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----',
        'g',
      ),
    ],
  },
  {
    name: 'email',
    help: 'e-mail addresses',
    needs: /@[A-Za-z0-9-]{1,63}\./,
    loose: true,
    patterns: [
      /(?<![A-Za-z0-9_%+-])[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,255}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/g,
    ],
    accept: (match) => !match.startsWith('git@') && isEmail(match),
  },
  {
    name: 'ip',
    help: 'IPv4 and IPv6 addresses, but for those of the machine itself',
    // Begins with what few texts have, and so is looked for quickly.
    needs: /\.(?<=\d\.)\d{1,3}\.\d{1,3}\.\d|::|:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}:/,
    loose: true,
    patterns: [
      /\.(?<=(?<!\w)(?<!\d\.)(?<left>25[0-5]|2[0-4]\d|1?\d?\d)\.)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){2}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\w|\.\d)/g,
      /:(?<=(?<![\w:]|\d\.)(?<left>[0-9A-Fa-f]{0,4}):)(?:[0-9A-Fa-f]{0,4}:){1,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{1,4})?(?![\w:]|\.\d)/g,
    ],
    accept: (match, before, after) =>
      match.includes(':') ? isIpv6(match) : !LOCAL_IPV4.test(match) && !isVersion(match, before, after),
  },
  {
    name: 'home',
    help: 'names of home directories',
    needs: /home\/|Users[\\/]/,
    loose: true,
    patterns: [
      /(?<![\w.-])\/(?:home|Users|var\/home|usr\/home|export\/home)\/(?<secret>[A-Za-z0-9_][\w.-]{0,63})/g,
      /(?<!\w)[A-Za-z]:(?:\\{1,2}|\/)Users(?:\\{1,2}|\/)(?<secret>[^\s\\/:*?"<>|]{1,64})/g,
    ],
    accept: (match) => !/[/\\](?:Shared|Public|Default)$/.test(match),
  },
];

/** RFC 1122, 3.2.1.3: this network, the machine itself; masks of networks. */
const LOCAL_IPV4 = /^(?:127\.|0\.|255\.255\.)/;
/** Public resolvers: addresses in spite of their small numbers. RFC 1918: so are private ones. */
const KNOWN_IPV4 =
  /^(?:1\.1\.1\.1|1\.0\.0\.[123]|1\.1\.1\.[23]|8\.8\.[48]\.[48]|9\.9\.9\.\d+|4\.2\.2\.\d|10\.\d+\.\d+\.\d+)$/;
const BEFORE_VERSION =
  /(?:(?<![A-Za-z])(?:v|ver|version|release|rev|build)|[=~<>]=|[\w)]-|[a-z]@|[a-z]\/)[\s:"'=]{0,3}$/i;
const BEFORE_ADDRESS =
  /(?:ssh|ping|host|addr\w*|inet|from|to|ip|via|server|dns|route|gateway|connect\w*|listen\w*|@|:\/\/)[\s:=("'[]{0,3}$/i;
const AFTER_ADDRESS = /^(?::\d|\/\d{1,2}\b| port )/;

/** Four small numbers are a version, unless what stands around them tells otherwise. */
function isVersion(text: string, before: string, after: string): boolean {
  if (AFTER_ADDRESS.test(after) || BEFORE_ADDRESS.test(before)) return false;
  if (BEFORE_VERSION.test(before)) return Number(text.split('.', 1)[0]) < 64;
  return !KNOWN_IPV4.test(text) && text.split('.').every((part) => Number(part) <= 32);
}

/** A top-level domain is in letters of one case, those of two letters are countries. Drawings in letters are none. */
function isEmail(text: string): boolean {
  const domain = text.slice(text.indexOf('@') + 1).split('.');
  const top = domain.at(-1)!;
  if (top !== top.toLowerCase() && top !== top.toUpperCase() && !RUN_ON.test(top)) return false;
  if (top.length === 2 && !COUNTRIES.includes(` ${top.toLowerCase()} `)) return false;
  return !/^(.)\1*$/.test(top) && domain.every((label) => label !== '');
}

/** Something was printed right after it. */
const RUN_ON = /^(?:com|org|net|edu|gov|mil|int|info|biz|io|dev|app|co|me|de|uk|fr|eu|example)[A-Z]/;

const COUNTRIES =
  ' ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck' +
  ' cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr' +
  ' gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls' +
  ' lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg' +
  ' ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj' +
  ' tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ';

/** RFC 4291, 2.2. The address of the machine itself, and what could be a time or a name in a program, are none. */
function isIpv6(text: string): boolean {
  if (text === '::1' || text === '::' || !/\d/.test(text)) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  // Pairs of digits are an address of hardware (EUI-48, EUI-64) or a time.
  if (halves.length === 1 && groups.every((group) => group.length === 2)) return false;
  const last = groups.at(-1) ?? '';
  if (LOCAL_IPV4.test(last)) return false;
  const count = groups.length + (last.includes('.') ? 1 : 0);
  if (!groups.every((group, index) => group !== '' && (group.length <= 4 || index === groups.length - 1))) return false;
  return halves.length === 2 ? count < 8 && groups.length >= 2 : count === 8;
}
