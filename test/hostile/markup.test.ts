// Markup, entities and links in every place where a stranger's text can stand, in every format that is text: what comes out is
// well-formed, and does nothing.
import { describe, expect, it } from 'vitest';
import type { Cast } from '../../src/core/recording/cast.js';
import { readCast } from '../../src/core/recording/read.js';
import { gif, html, json, snippet, svg, txt, vtt } from '../../src/index.js';
import { decodeAll } from '../support/gif-decoder.js';
import { expectHarmless, expectHarmlessPage } from '../support/harmless.js';
import { elements, textOf } from '../support/xml.js';

const TEXTS = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</title></head><body onload=alert(1)>',
  '</pre></svg><iframe src=x>',
  '<![CDATA[x]]>]]>',
  '<!-- --> --!>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "x">]>&e;',
  '&lt;&#60;&#x3c;&amp;lt;&bogus;&',
  '" onmouseover="alert(1)" x="',
  "' onmouseover='alert(1)' x='",
  '}@import url(//x);*{background:url(javascript:x)}',
  '\\3c/style>\\',
  '$' + '{alert(1)}`{{x}}<%= x %>',
  '\n\n00:00:00.000 --> 00:00:09.000\n<c.x>cue</c>\n\nSTYLE\n::cue{}',
  '-->',
] as const;

const LINKS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//example.com',
  'https://example.com/"><script>alert(1)</script>',
  "https://example.com/' onclick='x",
  'https://example.com/\u202e',
  'mailto:a@b?body=<&',
  'https:javascript:x',
  'blob:https://x',
] as const;

/** As a file, so that what the reader lets through is what is drawn. */
function castWith(text: string): Cast {
  const osc = text.replace(/[\x00-\x1f]/g, ' ');
  const lines = [
    {
      version: 2,
      width: 60,
      height: 12,
      title: text,
      command: text,
      env: { SHELL: text, [text]: 'x' },
      theme: { fg: text, bg: text, palette: text },
      [text]: text,
    },
    [0, 'o', `${text}\r\n`],
    [0.1, 'i', text],
    [0.2, 'm', text],
    [0.3, 'o', `\x1b]0;${osc}\x07\x1b]2;${osc}\x07`],
    [0.4, 'o', `\x1b]8;id=${osc};${osc}\x07link\x1b]8;;\x07\x1b]8;;https://example.com/${osc}\x07web\x1b]8;;\x07`],
    [0.5, 'o', `\x1b]4;1;${osc}\x07\x1b]10;${osc}\x07\x1b]11;${osc}\x07\x1b]12;${osc}\x07\x1b[31mred`],
    [0.6, 'o', `\x1b]7;${osc}\x07\x1b]9;${osc}\x07\x1b]1337;SetMark=${osc}\x07\x1bP${osc}\x1b\\`],
    [0.7, 'x', text],
    [0.8, text, text],
  ];
  return readCast(Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')), { name: `${osc}.cast` });
}

async function collected(parts: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part));
  return Buffer.concat(all);
}

describe.each([...TEXTS, ...LINKS].map((text) => [JSON.stringify(text), text]))('%s', (_, text) => {
  const cast = castWith(text);

  it('is inert in SVG, in its title and options too', async () => {
    const plain = text.replaceAll(',', '');
    const looks = [
      {},
      { alt: text, fontFamily: `${plain}, x`, textFontFamily: plain },
      { window: 'macos', title: text, keys: true, captions: true },
      { theme: 'light=github-light,dark=dracula' },
    ] as const;
    for (const look of looks) {
      const root = expectHarmless((await collected(svg(cast, look))).toString());
      const titles = [...elements(root)].filter(({ name }) => name === 'title').map(textOf);
      expect(titles[0]?.length).toBeGreaterThan(0);
    }
  });

  it('is inert in HTML, as a page, a fragment and a transcript', async () => {
    for (const options of [{}, { fragment: true, htmlStyle: 'inline' }, { transcript: true }] as const) {
      expectHarmlessPage(await html(cast, options));
    }
  });

  it('is text in WebVTT, JSON and text', async () => {
    const [head, ...cues] = vtt(cast).split(/\n\n/);
    expect(head).toBe('WEBVTT');
    expect(cues.length).toBe(1);
    expect(cues[0]?.split('\n').slice(1).join('\n')).not.toMatch(/[<>]|\n./);
    expect(JSON.parse(await json(cast))).toMatchObject({ cols: 60, rows: 12 });
    expect(await txt(cast)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('is text in the snippets that show the picture', async () => {
    const inHtml = await snippet(cast, 'demo.cast', { markup: 'html', alt: text });
    expect(inHtml.replace(/<\/?(?:picture|source|img|a)(?: [a-z]+="[^"<>]*")* ?\/?>/g, '').trim()).toBe('');
    const inMarkdown = await snippet(cast, 'demo.svg', { markup: 'plain' });
    expect(inMarkdown).toMatch(/\]\(<demo\.svg>\)\n$/);
    expect(inMarkdown.slice(2, -'](<demo.svg>)\n'.length)).not.toMatch(/(?<!\\)[<>[\]&]|\n/);
  });

  it('is pixels in a GIF', async () => {
    const bytes = await collected(gif(cast, { fontSize: 6 }));
    const [frame] = decodeAll(bytes);
    const [plain] = decodeAll(await collected(gif(castWith('plain'), { fontSize: 6 })));
    expect(frame?.rgb.length).toBe(plain?.rgb.length);
    // Short texts may be there by chance.
    expect(text.length > 8 && bytes.includes(text)).toBe(false);
  });
});

describe('the target of a link', () => {
  it.each(LINKS.map((link) => [JSON.stringify(link), link]))(
    '%s is left out where it is none of the web or of mail',
    async (_, link) => {
      const cast = castWith(link);
      const picture = expectHarmless((await collected(svg(cast))).toString());
      const page = await html(cast);
      const targets = [
        ...[...elements(picture)].map(({ name, attributes }) => (name === 'a' ? attributes.get('href') : undefined)),
        ...[...page.matchAll(/<a href="([^"]*)"/g)].map(([, target]) => target),
      ].filter((target) => target !== undefined);
      for (const target of targets) expect(target).toMatch(/^(?:https?:\/\/|mailto:)\S+$/);
    },
  );
});
