// SVGs as a whole: animations, their posters, stills, their sizes.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { RenderReport } from '../../src/core/hooks.js';
import { svg, svgStills } from '../../src/core/svg/svg.js';
import { marker, output, recording } from '../support/recordings.js';
import { named, parsed, renderSvg, type SvgGiven, shown, styleOf } from '../support/svg-documents.js';
import { elements, parseXml, textOf, type XmlElement } from '../support/xml.js';

const canDraw = spawnSync('rsvg-convert', ['--version']).status === 0;

describe('an animated SVG', () => {
  const cast = recording([output(0, '$ '), output(1, 'l'), output(1.2, 's'), output(1.5, '\r\nfile  other\r\n$ ')]);

  it('has the size of the GIF, a title, a description and a label', async () => {
    const root = await parsed({ ...cast, header: { ...cast.header, title: 'Files & more' } });
    expect(root.name).toBe('svg');
    expect(Object.fromEntries(root.attributes)).toMatchObject({ width: '220', height: '110', role: 'img' });
    expect(root.attributes.get('aria-label')).toBe('Files & more');
    expect(named(root, 'title').map(textOf)).toEqual(['Files & more']);
    expect(named(root, 'desc').map(textOf)).toEqual([expect.stringContaining('20 columns by 4 rows, 4.5 seconds')]);
  });

  it('is labelled as asked', async () => {
    const root = await parsed(cast, { alt: 'Two "files"' });
    expect(root.attributes.get('aria-label')).toBe('Two "files"');
    expect(named(root, 'desc').map(textOf)).toEqual(['Two "files"']);
  });

  it('keeps text as text', async () => {
    expect(textOf(await parsed(cast))).toContain('file  other');
  });

  it('gives the same bytes every time', async () => {
    expect(await renderSvg(cast)).toBe(await renderSvg(cast));
  });

  it('plays for ever, so often as asked, or once; then its end stays', async () => {
    expect(styleOf(await parsed(cast))).toContain('iteration-count:infinite');
    const thrice = styleOf(await parsed(cast, { loop: 3 }));
    expect(thrice).toContain('iteration-count:3;animation-fill-mode:forwards');
    expect(thrice.match(/@keyframes/g)?.length).toBe(thrice.match(/[,}]to[,{]|[^}]to\{/g)?.length);
    expect(styleOf(await parsed(cast, { noLoop: true }))).toContain('iteration-count:1');
  });

  it('holds its end for as long as asked', async () => {
    expect(styleOf(await parsed(cast, { lastFrameDuration: 8.5 }))).toContain('animation-duration:10s');
  });

  it('stands still for readers who want that', async () => {
    expect(styleOf(await parsed(cast))).toContain('@media(prefers-reduced-motion:reduce){[class]{animation:none}}');
  });

  it('begins every keyframes rule at 0%, lest the poster shows before its time', async () => {
    const rules = styleOf(await parsed(cast)).match(/@keyframes [^{]+\{[^}]*/g) ?? [];
    expect(rules.length).toBeGreaterThan(2);
    expect(rules.filter((rule) => !/\{(?:[\d.]+%,)*0%/.test(rule))).toEqual([]);
  });

  it('tells frames, size and theme', async () => {
    const reports: RenderReport[] = [];
    for await (const _ of svg(cast, {}, { onReport: (report) => reports.push(report) })) {
      // only the report matters
    }
    expect(reports).toMatchObject([{ width: 220, height: 110, frames: 4, duration: 4_500_000, theme: 'dracula' }]);
  });

  it('takes fewer frames a second where the screen changes all the time', async () => {
    const frames = async (options: SvgGiven) => {
      const busy = recording(Array.from({ length: 100 }, (_, i) => output(i / 25, `\r${i}`)));
      let count = 0;
      for await (const _ of svg(busy, options, { onReport: (report) => (count = report.frames) })) {
        // only the report matters
      }
      return count;
    };
    expect(await frames({})).toBeLessThanOrEqual(61);
    expect(await frames({ fpsCap: 30 })).toBe(100);
  });

  it('warns where it is too large for browsers', async () => {
    const warnings: string[] = [];
    const noise = Array.from({ length: 700 }, (_, i) => output(i, `\x1b[H${(i * 7919).toString(36).repeat(400)}`));
    await renderSvg(recording(noise, { cols: 80, rows: 24 }), {}, warnings);
    expect(warnings).toEqual([expect.stringContaining('browsers may be slow')]);
  });
});

describe('the poster', () => {
  const cast = recording([
    output(0, 'first'),
    output(1, '\r\nsecond'),
    marker(1.5, 'gone'),
    output(2, '\x1b[H\x1b[2Jend'),
  ]);

  /** The text of what lies on the canvas when nothing is moved. */
  async function poster(options: SvgGiven): Promise<string> {
    const root = await parsed(cast, options);
    const lines: string[] = [];
    const visit = (element: XmlElement, dx: number) => {
      const move = Number(/translate\((-?[\d.]+)/.exec(element.attributes.get('transform') ?? '')?.[1] ?? 0);
      if (element.name === 'text') {
        if (dx + Number(element.attributes.get('x') ?? 0) < 210) lines.push(textOf(element));
        return;
      }
      for (const child of element.children) if (typeof child !== 'string') visit(child, dx + move);
    };
    visit(root, 0);
    return lines.join('|');
  }

  it('is the fullest screen', async () => {
    expect(await poster({})).toBe('first|second');
  });

  it('is the moment asked for', async () => {
    expect(await poster({ stillAt: 0.5 })).toBe('first');
    expect(await poster({ stillAt: 'marker:gone' })).toBe('first|second');
    expect(await poster({ stillAt: 'end' })).toBe('end');
    expect(await poster({ stillAt: 'text:second', speed: 2 })).toBe('first|second');
  });

  it.skipIf(!canDraw)('is what a viewer without animation draws', async () => {
    const drawn = spawnSync('rsvg-convert', ['--format', 'png'], { input: await renderSvg(cast), maxBuffer: 1e8 });
    const empty = spawnSync('rsvg-convert', ['--format', 'png'], {
      input: await renderSvg(shown(' ')),
      maxBuffer: 1e8,
    });
    expect(drawn.status).toBe(0);
    expect(drawn.stdout.length).toBeGreaterThan(empty.stdout.length + 500);
  });
});

describe('the text that can be selected', () => {
  /** What is not part of something that moves, or is excepted from that. */
  function selectable(element: XmlElement, inherited = true): string[] {
    const classes = element.attributes.get('class')?.split(' ') ?? [];
    const can = element.name !== 'g' || classes.length === 0 ? inherited : classes.includes('s0');
    if (element.name === 'text') return can ? [textOf(element)] : [];
    return element.children.flatMap((child) => (typeof child === 'string' ? [] : selectable(child, can)));
  }
  const below = (row: number, text: string) => `\x1b[${row};1H${text}`;

  it('is what the poster shows, in the order of the screen', async () => {
    const cast = recording([
      output(0, below(1, 'brief') + below(4, 'fourth')),
      output(1, `${below(1, 'first')}${below(3, 'third')}`),
      output(2, below(2, 'second')),
      output(3, `${below(1, 'later')}${below(3, 'later')}`),
    ]);
    const root = await parsed(cast, { stillAt: 2 });
    expect(selectable(root)).toEqual(['first', 'second', 'third', 'fourth']);
    expect(styleOf(root)).toContain('g[class]{-webkit-user-select:none;user-select:none}');
    expect(styleOf(root)).toContain('g.s0{-webkit-user-select:text;user-select:text}');
  });

  it('is that of the poster where rows have moved up, too', async () => {
    const lines = Array.from({ length: 12 }, (_, i) => output(i, `\r\n${(7919 * (i + 1)).toString(36)} line ${i}`));
    expect(selectable(await parsed(recording(lines), { stillAt: 9 }))).toEqual(
      [6, 7, 8, 9].map((i) => `${(7919 * (i + 1)).toString(36)} line ${i}`),
    );
  });

  it('is not put in order where browsers would have to move many more things for it', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => row);
    const write = (each: 0 | 1, text: string) =>
      rows.filter((row) => row % 2 === each).map((row) => below(row + 1, text)).join(''); // biome-ignore format: one thought
    const cast = recording([output(0.5, write(0, 'even')), output(1, write(1, 'odd')), output(2, '\x1b[2J')], {
      rows: 60,
    });
    expect(selectable(await parsed(cast, { stillAt: 1 })).join(' ')).toMatch(/^(even ){30}(odd ?){30}$/);
  });
});

describe('a still SVG', () => {
  const cast = recording([
    output(0, 'red \x1b[31mapple\x1b[m pie'),
    output(1, '\r\n  next   line'),
    output(2, '\x1b[2J'),
  ]);

  it('holds one screen and no animation', async () => {
    const root = await parsed(cast, { at: 1.5 });
    expect(styleOf(root)).not.toContain('animation');
    expect([...elements(root)].filter(({ attributes }) => attributes.has('class'))).toEqual([]);
  });

  it('has its text line by line, in the order of the screen', async () => {
    expect(named(await parsed(cast, { at: 1.5 }), 'text').map(textOf)).toEqual(['red apple pie', 'next   line']);
  });

  it('may be the fullest screen', async () => {
    expect(textOf(await parsed(cast, { at: 'fullest' }))).toContain('next');
  });

  it('is one: several moments are refused', async () => {
    await expect(renderSvg(cast, { at: '0,1' })).rejects.toThrow('at: expected one moment');
  });
});

describe('several stills', () => {
  it('are one file each, with labels for their names', async () => {
    const cast = recording([output(0, 'one'), marker(0.5, 'First!'), output(1, '\r\ntwo'), marker(1.5, 'second')]);
    const stills: [label: string, text: string[]][] = [];
    for await (const { label, text } of svgStills(cast, { at: 'markers' })) {
      stills.push([label, named(parseXml(text.join('')), 'text').map(textOf)]);
    }
    expect(stills.map(([, text]) => text)).toEqual([['one'], ['one', 'two']]);
    expect(new Set(stills.map(([label]) => label)).size).toBe(2);
  });
});

describe('the size of an SVG', () => {
  const cast = recording([output(0, 'one'), output(1, '\r\ntwo')]);
  const sizeOf = async (options: SvgGiven) => {
    const { attributes } = await parsed(cast, options);
    const [left, top, width, height] = attributes.get('viewBox')!.split(' ').map(Number);
    const cells = { left: left!, top: top!, width: width!, height: height! };
    return { width: Number(attributes.get('width')), height: Number(attributes.get('height')), cells };
  };

  it.each([{}, { at: 'end' }])('at a scale is so many times as large, and else the same, %o', async (options) => {
    const [once, twice] = [await renderSvg(cast, options), await renderSvg(cast, { ...options, scale: 2 })];
    expect(await sizeOf({ ...options, scale: 2 })).toMatchObject({ width: 440, height: 220 });
    expect(twice).toBe(once.replace('width="220" height="110"', 'width="440" height="220"'));
  });

  it.each([
    { width: 1200, height: 630 },
    { width: 1280, height: 640, at: 'end' },
    { width: 1200, height: 630, at: 'end', window: 'macos' as const, shadow: true },
    { width: 333 },
    { height: 217, at: 1 },
  ])('is exactly %o where that is asked for, and nothing is squeezed', async (options) => {
    const { width, height, cells } = await sizeOf(options);
    expect({ width, height }).toMatchObject({ width: options.width ?? width, height: options.height ?? height });
    expect(cells.width / cells.height).toBeCloseTo(width / height, 3);
  });

  it('is filled up evenly on all sides', async () => {
    const natural = (await sizeOf({})).cells;
    const { cells } = await sizeOf({ width: 1000, height: 110 });
    expect(cells).toMatchObject({ top: natural.top, height: natural.height, width: 1000 });
    expect(cells.left).toBe(natural.left - 390);
  });

  it('cannot be given twice over', async () => {
    await expect(renderSvg(cast, { scale: 2, width: 100 })).rejects.toThrow('scale: cannot go with width');
  });
});
