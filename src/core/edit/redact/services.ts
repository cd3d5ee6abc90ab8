// Tokens of services that are told by how they begin, one a line. Names and lengths are those of the public rules of gitleaks.

/** What begins a token, and what follows; both sources of regular expressions. */
export interface ServiceToken {
  readonly begins: string;
  readonly rest: string;
  /** Texts of which one stands in it, or what matches in each text that has one; absent where `begins` is one. */
  readonly needs?: readonly string[] | RegExp;
  /** Begins as other texts do: only the whole tells it, and it is no part of a word. */
  readonly whole?: true;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const either = (
  begins: string,
  words: readonly string[],
  rest: string,
  of: ServiceToken['needs'] = words,
): ServiceToken => ({
  begins: `${begins}(?:${words.join('|')})`,
  rest,
  needs: of,
});

export const SERVICES: readonly ServiceToken[] = [
  { begins: 'dckr_pat_', rest: '[A-Za-z0-9_-]{27}' },
  either('', ['doo_v1_', 'dop_v1_', 'dor_v1_'], '[a-f0-9]{64}'),
  { begins: '(?<![A-Za-z0-9_-])SG\\.', rest: '[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}', needs: ['SG.'] },
  either('', ['shpat_', 'shpca_', 'shppa_', 'shpss_'], '[a-fA-F0-9]{32}'),
  either('(?<![A-Za-z0-9_])', ['hvs\\.', 'hvb\\.'], '[A-Za-z0-9_-]{24,300}', ['hvs.', 'hvb.']),
  { begins: 's\\.', rest: '(?=[A-Za-z]{0,23}\\d)[A-Za-z0-9]{24}', needs: /s\.[A-Za-z0-9]{24}/, whole: true },
  { begins: 'glsa_', rest: '[A-Za-z0-9]{32}_[a-fA-F0-9]{8}' },
  { begins: 'glc_', rest: '[A-Za-z0-9+/]{32,400}={0,3}' },
  { begins: 'eyJrIjoi', rest: '[A-Za-z0-9]{70,400}={0,3}' },
  { begins: 'rubygems_', rest: '[a-f0-9]{48}' },
  { begins: 'lin_api_', rest: '[A-Za-z0-9]{40}' },
  { begins: 'PMAK-', rest: '[a-f0-9]{24}-[a-f0-9]{34}' },
  { begins: '(?<![A-Za-z0-9_])pul-', rest: '[a-f0-9]{40}', needs: ['pul-'] },
  either('', ['sntrys_', 'sntryu_'], '[A-Za-z0-9+/=_-]{60,500}'),
  { begins: 'nfp_', rest: '[A-Za-z0-9]{36}' },
  { begins: 'figd_', rest: '[A-Za-z0-9_-]{40}' },
  { begins: 'AGE-SECRET-KEY-1', rest: '[02-9AC-HJ-NP-Z]{58}' },
  { begins: 'A3-', rest: '[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}', whole: true },
  { begins: 'ops_eyJ', rest: '[A-Za-z0-9+/]{100,4000}={0,3}' },
  { begins: 'p8e-', rest: '[A-Za-z0-9]{32}', whole: true },
  { begins: '(?<![A-Za-z0-9_])LTAI', rest: '[A-Za-z0-9]{20}', needs: ['LTAI'] },
  { begins: 'AKCp', rest: '[A-Za-z0-9]{69}' },
  { begins: 'cmVmd', rest: '[A-Za-z0-9]{59}', whole: true },
  { begins: 'ATATT3', rest: '[A-Za-z0-9_=-]{60,260}' },
  {
    begins: '(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\\.[A-Za-z0-9]{4,6}\\.acc[_-]',
    rest: '[A-Za-z0-9-]{10,32}\\.[A-Za-z0-9+/_=-]{30,120}',
    needs: ['.acc_', '.acc-'],
    whole: true,
  },
  { begins: '4b1d', rest: '[A-Za-z0-9]{38}', whole: true },
  either('', ['CLOJARS_', 'clojars_'], '[A-Za-z0-9]{60}'),
  { begins: 'v1\\.0-', rest: '[a-f0-9]{24}-[a-f0-9]{146}', needs: ['v1.0-'], whole: true },
  { begins: 'dapi', rest: '[a-f0-9]{32}(?:-\\d)?', whole: true },
  { begins: 'dnkey-', rest: '[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}' },
  either('(?<![A-Za-z0-9_])dp\\.', ['pt', 'st', 'ct', 'sa', 'scim', 'audit'], '\\.[A-Za-z0-9._-]{40,80}', [
    'dp.pt.',
    'dp.st.',
    'dp.ct.',
    'dp.sa.',
    'dp.scim.',
    'dp.audit.',
  ]),
  { begins: 'sl\\.', rest: '[A-Za-z0-9_=-]{130,1500}', needs: /sl\.[A-Za-z0-9_=-]{130}/, whole: true },
  either('', ['duffel_test_', 'duffel_live_'], '[A-Za-z0-9_=-]{43}'),
  { begins: 'dt0[a-z]\\d\\d\\.', rest: '[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}', needs: ['dt0'] },
  either('', ['EZAK', 'EZTK'], '[A-Za-z0-9]{54}'),
  either('(?<![A-Za-z0-9_])', ['EAAM', 'EAAC'], '[A-Za-z0-9]{100,300}'),
  { begins: '\\d{15,16}\\|', rest: '[A-Za-z0-9_-]{27,40}', needs: /\d\|[A-Za-z0-9_-]{27}/, whole: true },
  either('', ['FLWSECK', 'FLWPUBK'], '(?:_TEST)?-[A-Za-z0-9]{12,32}(?:-X)?'),
  { begins: 'fo1_', rest: '[A-Za-z0-9_-]{43}' },
  either('', ['fm1a_', 'fm1r_', 'fm2_'], '[A-Za-z0-9+/]{100,4000}={0,3}'),
  { begins: 'fio-u-', rest: '[A-Za-z0-9_=-]{64}' },
  {
    begins: '(?:pat|sat)\\.',
    rest: '[A-Za-z0-9_-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}',
    needs: ['pat.', 'sat.'],
    whole: true,
  },
  { begins: 'HRKU-AA', rest: '[A-Za-z0-9_-]{58}' },
  { begins: 'ico-', rest: '[A-Za-z0-9]{32}', whole: true },
  either('', ['s-s4t2ud-', 's-s4t2af-'], '[a-f0-9]{64}'),
  {
    begins: '(?:live|test)_',
    rest: '(?:[a-f0-9]{35}|pub_[a-f0-9]{31})',
    needs: /(?:live|test)_(?:pub_)?[a-f0-9]{31}/,
    whole: true,
  },
  { begins: '[a-f0-9]{32}-us', rest: '\\d{1,2}', needs: /[a-f0-9]{8}-us\d/, whole: true },
  { begins: '(?:pub)?key-', rest: '[a-f0-9]{32}', needs: ['key-'], whole: true },
  either(
    '(?<![A-Za-z0-9_])',
    ['pk\\.', 'sk\\.', 'tk\\.'],
    '[A-Za-z0-9]{60,200}\\.[A-Za-z0-9_-]{22}',
    /[pst]k\.[A-Za-z0-9]{60}/,
  ),
  { begins: '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}', rest: '_mmk', needs: ['_mmk'], whole: true },
  { begins: 'NRJS-', rest: '[a-f0-9]{19}' },
  { begins: 'NRII-', rest: '[A-Za-z0-9-]{32}' },
  { begins: 'NRAK-', rest: '[A-Za-z0-9]{27}' },
  { begins: 'ntn_', rest: '\\d{11}[A-Za-z0-9]{35}' },
  { begins: 'API-', rest: '[A-Z0-9]{26}', whole: true },
  { begins: 'sha256~', rest: '[A-Za-z0-9_-]{43}' },
  { begins: 'pplx-', rest: '[A-Za-z0-9]{48}' },
  either('access-', ['sandbox', 'development', 'production'], `-${UUID}`),
  either('pscale_', ['tkn', 'oauth', 'pw'], '_[A-Za-z0-9_=.-]{32,64}', ['pscale_']),
  { begins: 'pnu_', rest: '[A-Za-z0-9]{36}' },
  { begins: 'rdme_', rest: '[a-z0-9]{70}' },
  { begins: 'tk-us-', rest: '[A-Za-z0-9_-]{48}' },
  { begins: 'xkeysib-', rest: '[a-f0-9]{64}-[A-Za-z0-9]{16}' },
  either('', ['sm_aat_', 'sm_pat_', 'sm_sat_'], '[A-Za-z0-9]{16}'),
  either('', ['shippo_live_', 'shippo_test_'], '[a-fA-F0-9]{40}'),
  { begins: 'sgp_', rest: '(?:[a-fA-F0-9]{16}_|local_)?[a-fA-F0-9]{40}' },
  { begins: 'sq0atp-', rest: '[A-Za-z0-9_-]{22,60}' },
  { begins: 'EAAA', rest: '[A-Za-z0-9_-]{60}', whole: true },
  { begins: '\\d{5,16}:A', rest: '[A-Za-z0-9_-]{34}', needs: /\d:A[A-Za-z0-9_-]{34}/, whole: true },
  { begins: 'SK', rest: '[0-9a-fA-F]{32}', needs: /SK[0-9a-fA-F]{32}/, whole: true },
  { begins: 'tfp_', rest: '[A-Za-z0-9_.=-]{59}' },
  { begins: 't1\\.', rest: '[A-Za-z0-9_-]{1,400}={0,2}\\.[A-Za-z0-9_-]{86}={0,2}', needs: ['t1.'], whole: true },
  { begins: 'AQVN', rest: '[A-Za-z0-9_-]{35,38}', whole: true },
  { begins: 'YC', rest: '(?=[A-Za-z_-]{0,37}\\d)[A-Za-z0-9_-]{38}', needs: /YC[A-Za-z0-9_-]{38}/, whole: true },
];

/** All of a token, as the source of a regular expression. */
export const tokenOf = ({ begins, rest, whole }: ServiceToken): string =>
  whole ? `(?<![A-Za-z0-9_.+/=-])${begins}${rest}(?![A-Za-z0-9_+/-])` : begins + rest;
