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

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an attribute; what XML 1.0 (section 2.2) has no character for becomes U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/[\x00-\x1f\x7f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

const attributes = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

function testCase({ input, output, status, reason = '', seconds }: JobReport): string {
  const head = `    <testcase${attributes({ name: output, classname: input, time: seconds.toFixed(3) })}`;
  if (status === 'failed' || status === 'stale') {
    return `${head}>\n      <failure${attributes({ type: status, message: reason })}/>\n    </testcase>\n`;
  }
  return status === 'left' || status === 'due' ? `${head}>\n      <skipped/>\n    </testcase>\n` : `${head}/>\n`;
}

export function junit({ manifest, jobs, counts, seconds }: BuildReport): string {
  const facts = {
    name: manifest,
    tests: jobs.length,
    failures: counts.failed + counts.stale,
    errors: 0,
    skipped: counts.left + counts.due,
    time: seconds.toFixed(3),
  };
  const cases = jobs.map(testCase).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite${attributes(facts)}>\n${cases}  </testsuite>\n</testsuites>\n`;
}

export const reportText = (format: ReportRequest['format'], report: BuildReport): string =>
  format === 'junit' ? junit(report) : `${JSON.stringify(report, null, 2)}\n`;
