// Files of options that would take all memory.
import { expect, it } from 'vitest';
import { readYaml } from '../../src/core/options/yaml.js';

it('aliases of aliases of aliases are an error in words of ours', () => {
  const lists = Array.from({ length: 10 }, (_, i) => {
    const item = i === 0 ? 'x' : `*a${i - 1}`;
    return `a${i}: &a${i} [${Array.from({ length: 9 }, () => item).join(',')}]\n`;
  });
  expect(() => readYaml(lists.join(''), 'a.yaml')).toThrow(/^a\.yaml:1:1: expected aliases that stand for less/);
});

it.each(['[', '{"a":', '- ', '? ', '&a - ', '!t - '])(
  'values nested without end by %s are an error with a place',
  (opening) => {
    expect(() => readYaml(opening.repeat(50_000), 'a.yaml')).toThrow(
      /^a\.yaml:1:\d+: expected values that are nested less deep$/,
    );
  },
);

it('values nested without end line by line are one too, and brackets in texts are none', () => {
  const deep = Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
  expect(() => readYaml(deep, 'a.yaml')).toThrow(/^a\.yaml:\d+:201: expected values that are nested less deep$/);
  expect(readYaml('a: "[[[{"\r\nb: [[1]]\r\n', 'a.yaml').value).toEqual({ a: '[[[{', b: [[1]] });
});

it('a key that means something to JavaScript is a key', () => {
  const { value } = readYaml('__proto__: {cols: 1}\nconstructor: 2\n', 'a.yaml');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('cols');
});
