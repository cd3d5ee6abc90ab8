// Tapes as tests: what they expect, and their golden screens. Nothing is written but a report.
import { screensText, type Tape, type TapeRun } from '../../index.js';
import { junitText, reportRequest, type TestCase } from '../build/reports.js';
import type { Context } from '../command.js';
import { describeFailure } from '../failure.js';
import { jsonText } from '../looking.js';
import { writeProduct } from '../output.js';
import { goldenDifference, goldenName, goldenText } from './golden.js';
import { runOne, unmetWords } from './run.js';

/** Tells of every tape, and goes on with the next one whatever is wrong with it. */
export async function testTapes(tapes: readonly Tape[], asked: string | undefined, context: Context): Promise<void> {
  const began = performance.now();
  const cases: TestCase[] = [];
  for (const tape of tapes) cases.push(...(await testTape(tape, context)));
  const seconds = (performance.now() - began) / 1000;
  const { report } = context;
  const failed = cases.filter(({ outcome }) => typeof outcome === 'object');
  report.unmet(...failed.flatMap(({ outcome }) => (typeof outcome === 'object' ? [outcome.message] : [])));
  if (failed.length === 0) report.held = true;
  const passed = cases.length - failed.length;
  report.note(`${tapes.length} ${tapes.length === 1 ? 'tape' : 'tapes'}: ${passed} of ${cases.length} checks hold`);
  if (asked === undefined) return;
  const { format, file } = reportRequest(asked);
  const text = format === 'junit' ? junitText('castkit tape', cases, seconds) : jsonText({ seconds, cases });
  await writeProduct({ file: file === '-' ? undefined : file }, [text], { clobber: true });
}

async function testTape(tape: Tape, context: Context): Promise<TestCase[]> {
  const began = performance.now();
  const of = tape.file;
  try {
    const run = await runOne(tape, context);
    const seconds = (performance.now() - began) / 1000;
    return [{ name: 'runs', of, seconds, outcome: 'passed' }, ...checkCases(run), ...goldenCase(tape, run)];
  } catch (error) {
    const message = describeFailure(error, 'castkit tape').lines.join('\n');
    const seconds = (performance.now() - began) / 1000;
    return [{ name: 'runs', of, seconds, outcome: { type: 'failed', message } }];
  }
}

const checkCases = ({ checks }: TapeRun): TestCase[] =>
  checks.map((check) => ({
    name: `${check.line}:${check.column} ${check.command}`,
    of: check.file,
    seconds: 0,
    outcome: check.holds ? 'passed' : { type: 'unmet', message: unmetWords(check) },
  }));

function goldenCase({ file }: Tape, { screens }: TapeRun): TestCase[] {
  const golden = goldenText(file);
  if (golden === undefined) return [];
  const message = goldenDifference(file, golden, screensText(screens));
  const outcome = message === undefined ? 'passed' : { type: 'golden', message };
  return [{ name: goldenName(file), of: file, seconds: 0, outcome }];
}
