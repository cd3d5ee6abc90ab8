// Everything that is wrong with a recording, one by one: what `castkit validate` tells.
import { expect, it } from 'vitest';
import { readCast } from '../../src/core/recording/read.js';

function problemsOf(text: string, lenient = false) {
  const problems: [severity: string, message: string][] = [];
  const warnings: string[] = [];
  const cast = readCast(new TextEncoder().encode(text), {
    name: 'demo.cast',
    lenient,
    warn: (warning) => warnings.push(warning),
    onProblem: ({ severity, error }) => problems.push([severity, error.message]),
  });
  const events = [...cast.events].length;
  return { problems, warnings, events };
}

const HEADER = '{"version": 2, "width": 80, "height": 24}';

it('tells every malformed event with its place, and goes on', () => {
  const { problems, events } = problemsOf(
    `${HEADER}\n["soon", "o", "a"]\n[1, "o", "b"]\n[2, "o"]\nnonsense\n[3, "o", "c"]\n`,
  );
  expect(problems).toEqual([
    ['error', 'demo.cast:2:2: expected a number of seconds, found "soon"'],
    ['error', 'demo.cast:4:1: expected an event of 3 parts, found 2'],
    ['error', 'demo.cast:5:1: expected an event, [time, "code", data], found "nonsense"'],
  ]);
  expect(events).toBe(2);
});

it('tells every header field of a wrong type', () => {
  const { problems } = problemsOf('{"version": 3, "term": {"cols": 80, "rows": 24, "type": 1}, "title": []}\n');
  expect(problems).toEqual([
    ['error', expect.stringMatching(/^demo\.cast:1:70: expected text for "title"/)],
    ['error', expect.stringMatching(/^demo\.cast:1:57: expected text for "term\.type"/)],
  ]);
});

it('tells what reading gets over as warnings, each time it happens', () => {
  const { problems, warnings } = problemsOf(
    `${HEADER.slice(0, -1)}, "theme": {"fg": 1}}\n[2, "o", "a"]\n[1, "o", "b"]\n[1.5, "o", "c"]\n[2, "r", "0x0"]\n[3, "o", "cut o`,
  );
  expect(problems).toEqual([
    ['warning', expect.stringMatching(/^demo\.cast:1:52: the embedded theme was ignored/)],
    ['warning', expect.stringMatching(/^demo\.cast:3:2: time runs backwards/)],
    ['warning', expect.stringMatching(/^demo\.cast:4:2: time runs backwards/)],
    ['warning', expect.stringMatching(/^demo\.cast:5:10: "0x0" is no size/)],
    ['warning', expect.stringMatching(/^demo\.cast:6:\d+: the last line is cut off/)],
  ]);
  expect(warnings).toEqual([]);
});

it('tells what is wrong within a v1 recording', () => {
  const { problems, events } = problemsOf(
    '{"version": 1, "width": 80, "height": 24,\n"stdout": [[1, "a"],\n["x", "b"], [1, 2]]}',
  );
  expect(problems).toEqual([
    ['error', expect.stringMatching(/^demo\.cast:3:2: expected a number of seconds/)],
    ['error', expect.stringMatching(/^demo\.cast:3:\d+: expected output in quotes/)],
  ]);
  expect(events).toBe(1);
});

it('still throws where no recording can be made of it', () => {
  expect(() => problemsOf('{"version": 7}')).toThrow('demo.cast:1:13: expected asciicast version 1, 2 or 3, found 7');
});
