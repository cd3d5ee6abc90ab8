// The manual pages say what the declarations say.
import { beforeAll, describe, expect, it } from 'vitest';
import { type ManPage, manPages } from '../../src/cli/man.js';
import { commands } from '../../src/cli/registry.js';

let pages: ManPage[] = [];
beforeAll(async () => {
  pages = await manPages('1.2.3');
});

const page = (name: string): string => pages.find((one) => one.name === name)?.text ?? '';

describe('the manual pages', () => {
  it('are one for castkit, one for cast2gif and one for each command', () => {
    const names = Object.keys(commands).map((name) => `castkit-${name.replaceAll(' ', '-')}.1`);
    expect(pages.map(({ name }) => name).sort()).toEqual([...names, 'castkit.1', 'cast2gif.1'].sort());
  });

  it('name every command, and every option of a command', () => {
    for (const name of Object.keys(commands))
      expect(page('castkit.1')).toContain(`.B ${name.replaceAll('-', '\\-')}\n`);
    expect(page('castkit-gif.1')).toContain('.B \\-\\-font\\-size PX\npixels per em [16]\n');
    expect(page('cast2gif.1')).toMatch(/^\.TH CAST2GIF 1 "" "castkit 1\.2\.3" "castkit"\n/);
  });

  it('hold no text that troff takes for a request', () => {
    const requests = /^\.(?!TH |SH |TP$|B |BR )|^'/m;
    for (const { name, text } of pages) expect([name, requests.exec(text)?.[0]]).toEqual([name, undefined]);
  });
});
