import { describe, expect, it } from 'vitest';
import { themeSample, themes } from '../../src/core/render/themes.js';

describe('the list of themes', () => {
  it('has a line a theme: its name, and whether it is light', () => {
    const lines = themes({ search: 'solarized' }).trimEnd().split('\n');
    expect(lines).toContain('solarized-light                 light');
    expect(themes().split('\n').length).toBeGreaterThan(300);
  });

  it('can be only light ones, only dark ones', () => {
    const count = (text: string) => text.trimEnd().split('\n').length;
    expect(count(themes({ light: true })) + count(themes({ dark: true }))).toBe(count(themes()));
    expect(themes({ dark: true })).not.toContain('solarized-light ');
  });

  it('is JSON for programs', () => {
    const [theme] = JSON.parse(themes({ search: 'nord', json: true }));
    expect(theme).toMatchObject({ name: 'nord', kind: 'dark', background: '#2e3440' });
    expect(theme.palette.length).toBe(16);
  });

  it('shows colours only where it is asked to', () => {
    expect(themes({ search: 'nord' })).not.toContain('\x1b');
    expect(themes({ search: 'nord', swatches: true })).toContain('\x1b[48;2;59;66;82m');
  });

  it('suggests a name where a search finds nothing', () => {
    expect(() => themes({ search: 'drcula' })).toThrow('Did you mean "dracula"?');
  });
});

describe('the picture of a theme', () => {
  it('is a PNG, another one for another theme', async () => {
    const [nord, dracula] = [await themeSample('nord'), await themeSample('dracula')];
    expect([...nord.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(Buffer.compare(nord, dracula)).not.toBe(0);
  });

  it('is not of a theme that there is not', async () => {
    await expect(themeSample('norrd')).rejects.toThrow('Did you mean "nord"?');
  });
});
