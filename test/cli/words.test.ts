// Which command a command line is for.
import { describe, expect, it } from 'vitest';
import { commandFirst } from '../../src/cli/words.js';
import { gifOptions } from '../../src/index.js';

const first = async (line: string): Promise<string> =>
  (await commandFirst(line.split(' '), async () => gifOptions)).join(' ').trim();

describe('the command of a command line', () => {
  it.each([
    ['gif demo.cast', 'gif demo.cast'],
    ['demo.cast', 'gif demo.cast'],
    ['DEMO.CAST.gz out.gif', 'gif DEMO.CAST.gz out.gif'],
    ['https://asciinema.org/a/1 out.gif', 'gif https://asciinema.org/a/1 out.gif'],
    ['- out.gif', 'gif - out.gif'],
    ['package.json', 'gif package.json'],
    ['-q gif x', 'gif -q x'],
    ['-q demo.cast', 'gif -q demo.cast'],
    ['--theme gif demo.cast', 'gif --theme gif demo.cast'],
    ['--theme=nord svg demo.cast', 'svg --theme=nord demo.cast'],
    ['-qi 2 demo.cast', 'gif -qi 2 demo.cast'],
    ['--max 1 idle demo.cast', 'idle --max 1 demo.cast'],
    ['-q mark add demo.cast', 'mark add -q demo.cast'],
    ['-q help', 'help -q'],
  ])('%s is %s', async (line, words) => {
    expect(await first(line)).toBe(words);
  });

  it('is neither a typing mistake nor a file that is not there', async () => {
    await expect(first('gfi demo.cast')).rejects.toThrow('unknown command "gfi". Did you mean gif?');
    await expect(first('nowhere.ext')).rejects.toThrow(
      'unknown command "nowhere.ext", and no file of that name is here',
    );
    await expect(first('mark ad x')).rejects.toThrow(/^mark: expected one of add, .* Did you mean add\?$/);
  });
});
