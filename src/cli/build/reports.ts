// The report of a build for other programs: JSON, or JUnit's XML, which continuous integration shows as tests.
import { UsageError } from '../../core/errors.js';
import type { Option } from '../../core/options/option.js';
import type { BuildReport, JobReport } from '../../index.js';

export interface ReportRequest {
  readonly format: 'json' | 'junit';
  readonly file: string;
}

const EXPECTED = 'json or junit, and a file name: --report junit report.xml';

function readReport(text: string): ReportRequest | undefined {
  const [, format, file] = /^(json|junit)[ =:](.+)$/s.exec(text) ?? [];
  return format && file ? { format: format as ReportRequest['format'], file } : undefined;
}

const accept = (value: unknown): string | undefined =>
  typeof value === 'string' && readReport(value) ? value : undefined;

/** Takes two words, so that `--report junit report.xml` is one option. */
export const reportOption: Option<string | undefined> = {
  flag: 'report',
  group: 'Output',
  help: 'write a report of all outputs as well: json FILE or junit FILE',
  placeholder: 'FORMAT FILE',
  expected: EXPECTED,
  suggests: ['json', 'junit'],
  words: 2,
  default: undefined,
  parse: accept,
  check: accept,
};

/** @throws UsageError for what --report does not take */
export function reportRequest(text: string): ReportRequest {
  const request = readReport(text);
  if (request) return request;
  throw new UsageError('--report', { expected: EXPECTED, received: JSON.stringify(text) });
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Text for an attribute; what XML 1.0 (section 2.2) has no character for becomes U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/[\x00-\x09\x0b-\x1f\x7f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"\n]/g, (letter) => ESCAPES[letter] ?? letter);

const attributes = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

/** What continuous integration shows as a test. */
export interface TestCase {
  readonly name: string;
  /** What it is of: a file. */
  readonly of: string;
  readonly seconds: number;
  readonly outcome: 'passed' | 'skipped' | { readonly type: string; readonly message: string };
}

function caseText({ name, of, seconds, outcome }: TestCase): string {
  const head = `    <testcase${attributes({ name, classname: of, time: seconds.toFixed(3) })}`;
  if (outcome === 'passed') return `${head}/>\n`;
  const inner = outcome === 'skipped' ? '<skipped/>' : `<failure${attributes({ ...outcome })}/>`;
  return `${head}>\n      ${inner}\n    </testcase>\n`;
}

/** A suite of tests in JUnit's XML. */
export function junitText(name: string, cases: readonly TestCase[], seconds: number): string {
  const facts = {
    name,
    tests: cases.length,
    failures: cases.filter(({ outcome }) => typeof outcome === 'object').length,
    errors: 0,
    skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
    time: seconds.toFixed(3),
  };
  const texts = cases.map(caseText).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite${attributes(facts)}>\n${texts}  </testsuite>\n</testsuites>\n`;
}

const caseOf = ({ input, output, status, reason = '', seconds }: JobReport): TestCase => ({
  ...{ name: output, of: input, seconds },
  outcome:
    status === 'failed' || status === 'stale'
      ? { type: status, message: reason }
      : status === 'left' || status === 'due'
        ? 'skipped'
        : 'passed',
});

export const junit = ({ manifest, jobs, seconds }: BuildReport): string =>
  junitText(manifest, jobs.map(caseOf), seconds);

export const reportText = (format: ReportRequest['format'], report: BuildReport): string =>
  format === 'junit' ? junit(report) : `${JSON.stringify(report, null, 2)}\n`;
