import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/core/options/nearest.js';

test('edit distance counts insertions, deletions, substitutions and swapped neighbours', () => {
  expect(editDistance('speed', 'speed')).toBe(0);
  expect(editDistance('spede', 'speed')).toBe(1);
  expect(editDistance('sped', 'speed')).toBe(1);
  expect(editDistance('speeed', 'speed')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('kitten', 'sitting')).toBe(3);
});

test('the nearest word is suggested only when it may have been meant', () => {
  expect(nearest('them', ['theme', 'speed'])).toBe('theme');
  expect(nearest('DRACULA', ['dracula', 'nord'])).toBe('dracula');
  expect(nearest('draclua', ['dracula', 'nord'])).toBe('dracula');
  expect(nearest('xyz', ['dracula', 'nord'])).toBeUndefined();
});
