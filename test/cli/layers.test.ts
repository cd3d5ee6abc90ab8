// Where option values come from, and which source wins.
import { describe, expect, it } from 'vitest';
import { environmentLayer, mergeLayers } from '../../src/cli/layers.js';
import { number, text, toggle } from '../../src/core/options/option.js';

const options = {
  fontSize: number({ flag: 'font-size', group: 'Fonts', help: 'pixels', min: 4, max: 200, default: 16 }),
  loop: toggle({ flag: 'loop', group: 'Timing', help: 'again', default: true }),
  output: text({ flag: 'output', group: 'Output', help: 'file', default: undefined }),
};

const fromEnvironment = (environment: Record<string, string>) => environmentLayer(options, environment).values;

describe('the environment', () => {
  it('gives an option as CASTKIT_ and its name', () => {
    expect(fromEnvironment({ CASTKIT_FONT_SIZE: '20', CASTKIT_LOOP: 'no' })).toEqual({ fontSize: 20, loop: false });
  });

  it('turns a switch off by its negative name', () => {
    expect(fromEnvironment({ CASTKIT_NO_LOOP: '1' })).toEqual({ loop: false });
  });

  it('counts an empty variable as absent', () => {
    expect(fromEnvironment({ CASTKIT_FONT_SIZE: '' })).toEqual({});
  });

  it('does not name an output', () => {
    expect(fromEnvironment({ CASTKIT_OUTPUT: 'trap.gif' })).toEqual({});
  });

  it('is named in the error for a value that is wrong', () => {
    expect(() => fromEnvironment({ CASTKIT_FONT_SIZE: '2' })).toThrow(
      'CASTKIT_FONT_SIZE: expected a number from 4 to 200, received "2"',
    );
  });
});

describe('mergeLayers', () => {
  it('lets the earlier layer win', () => {
    const layers = [
      { name: 'command line', values: { speed: 2 } },
      { name: 'environment', values: { speed: 3, theme: 'nord' } },
    ];
    expect(mergeLayers(layers)).toEqual({ speed: 2, theme: 'nord' });
  });
});
