// Which links of a recording a page may carry, and what of them.
import { describe, expect, it } from 'vitest';
import { safeLink } from '../../src/core/terminal/safe-link.js';

describe('a link', () => {
  it.each(['https://a.test/b?c=d#e', 'HTTP://A.test', 'mailto:a@b.test', 'https://a.test/@b', 'https://a.test?q=x@y'])(
    'may be %s',
    (target) => {
      expect(safeLink(target)).toBe(target);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' https://a.test',
    'https://a b',
    'https:a.test',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://a\u202eb',
    `https://${'a'.repeat(3000)}`,
    '',
  ])('may not be %s', (target) => {
    expect(safeLink(target)).toBeUndefined();
  });

  it.each([
    ['https://user:pw@host.test/x', 'https://host.test/x'],
    ['HTTPS://user:pw@host.test', 'HTTPS://host.test'],
    ['https://token@host.test', 'https://host.test'],
    ['https://a@b@host.test/c@d', 'https://host.test/c@d'],
    ['https:////user:pw@host.test/', 'https:////host.test/'],
    ['https://user:pw@host.test\\@other.test', 'https://host.test\\@other.test'],
  ])('loses name and password: %s', (target, shown) => {
    expect(safeLink(target)).toBe(shown);
  });
});
