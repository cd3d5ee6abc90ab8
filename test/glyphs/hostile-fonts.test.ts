// Broken and hostile font files: an error of one sentence or missing glyphs, never a crash, never a long wait.
import { spawnSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import subsetFont from 'subset-font';
import { describe, expect, it } from 'vitest';
import { CastError } from '../../src/core/errors.js';
import { createGlyphs } from '../../src/core/fonts/source.js';
import { fontsFor } from '../../src/core/layout/fonts.js';
import { useFolder } from '../support/folder.js';
import { buildFont, LETTERS } from '../support/font-builder.js';

const path = useFolder();

/** Draws with a file: the pictures, or the sentence that says why not. */
async function draw(bytes: Uint8Array | string): Promise<string | number> {
  const file = path('font.ttf');
  writeFileSync(file, bytes);
  return drawWith(file);
}

async function drawWith(file: string): Promise<string | number> {
  const lists = { fontFamily: undefined, textFontFamily: undefined, emojiFontFamily: undefined };
  try {
    const fonts = await fontsFor({ ...lists, fontDir: [], fontFile: [file] }, () => undefined);
    const glyphs = createGlyphs({ size: 12, lineHeight: 1.2, fonts });
    if (glyphs.metrics.width > 1000) return 0;
    return ['M', 'o', 'x', 'é', '漢', '😀', '\ue0a0'].reduce((sum, text) => {
      const image = glyphs.glyph(text, { bold: true, italic: true }, 2);
      return sum + (image.kind === 'mask' ? image.coverage : image.rgba).length;
    }, 0);
  } catch (error) {
    if (!(error instanceof CastError)) throw error;
    return error.message;
  }
}

const plan = { family: 'Posts', glyphs: { ...LETTERS, '😀': LETTERS['M']! }, layers: { '😀': [['M', 255]] } } as const;
const fonts = async (): Promise<Uint8Array[]> => {
  const plain = buildFont(plan);
  const text = Object.keys(plan.glyphs).join('');
  return [
    plain,
    buildFont({ ...plan, heavier: 50 }),
    await subsetFont(Buffer.from(plain), text, { targetFormat: 'woff' }),
    await subsetFont(Buffer.from(plain), text, { targetFormat: 'woff2' }),
  ];
};

describe('a file', () => {
  it.each([
    ['nothing', ''],
    ['text', 'not a font at all'],
    ['a picture', 'GIF89a'],
    ['a head alone', '\0\x01\0\0\0\x09'],
  ])('of %s is refused in a sentence', async (_what, bytes) => {
    expect(await draw(bytes)).toMatch(/font\.ttf: expected a TrueType, OpenType, WOFF or WOFF2 font, found .+/);
  });

  it('that is a folder or a pipe is refused without opening it', async () => {
    expect(await drawWith(path())).toMatch(/it is a folder/);
    const pipe = path('pipe.ttf');
    if (spawnSync('mkfifo', [pipe]).status === 0) expect(await drawWith(pipe)).toMatch(/it is a named pipe/);
  });

  it('of more than 256 MB is refused', async () => {
    const file = path('large.ttf');
    writeFileSync(file, buildFont(plan));
    truncateSync(file, 300 << 20);
    expect(await drawWith(file)).toMatch(/more than 256 MB/);
  });
});

describe('a font', () => {
  it('cut off anywhere is refused or drawn in part', async () => {
    for (const font of await fonts()) {
      for (let length = 0; length < font.length; length += 61) {
        expect(['string', 'number']).toContain(typeof (await draw(font.subarray(0, length))));
      }
    }
  }, 60_000);

  it('with wrong bytes anywhere is refused or drawn somehow', async () => {
    const good = await fonts();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (which, changes) => {
          const bytes = Uint8Array.from(good[which]!);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          expect(['string', 'number']).toContain(typeof (await draw(bytes)));
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('whose glyphs are made of themselves lacks them', async () => {
    // A composite glyph of sixteen parts, each of which is the glyph itself.
    const parts = Array.from({ length: 16 }, (_, i) => [0, i < 15 ? 0x20 : 0, 0, 1, 0, 0]).flat();
    const composite = Uint8Array.from([255, 255, 0, 0, 0, 0, 2, 88, 2, 188, ...parts, 0, 0]);
    const loca = new DataView(new ArrayBuffer(4 * 9));
    for (let i = 2; i < 9; i++) loca.setUint32(4 * i, composite.length);
    const tables = { glyf: composite, loca: new Uint8Array(loca.buffer) };
    expect(await draw(buildFont({ family: 'Posts', glyphs: LETTERS, tables }))).toBeGreaterThan(0);
    expect(await draw(buildFont({ family: 'Posts', glyphs: LETTERS, heavier: 5, tables }))).toBeGreaterThan(0);
  }, 20_000);

  it('packed to a thousandth is not unpacked beyond its limit', async () => {
    const zeros = deflateSync(new Uint8Array(8 << 20));
    const tables = 40;
    const head = new DataView(new ArrayBuffer(44 + 20 * tables));
    head.setUint32(0, 0x774f4646);
    head.setUint32(4, 0x10000);
    head.setUint16(12, tables);
    for (let i = 0; i < tables; i++) {
      head.setUint32(44 + 20 * i, 0x61616161 + i);
      head.setUint32(48 + 20 * i, head.byteLength);
      head.setUint32(52 + 20 * i, zeros.length);
      head.setUint32(56 + 20 * i, 8 << 20);
    }
    expect(await draw(Buffer.concat([Buffer.from(head.buffer), zeros]))).toMatch(/more than 256 MB/);
  });

  it('of WOFF2 that claims to be larger than it is, or has more tables than room, is refused or drawn somehow', async () => {
    const packed = (await fonts()).at(-1)!;
    const claiming = (offset: number, bytes: number[]) => {
      const file = Uint8Array.from(packed);
      file.set(bytes, offset);
      return file;
    };
    const isAnswered = (answer: string | number) =>
      typeof answer === 'number' || /font\.ttf: expected a .* font/.test(answer);
    const claims: [offset: number, bytes: number[]][] = [
      [8, [0xff, 0xff, 0xff, 0xff]], // length of the file
      [12, [0xff, 0xff]], // tables
      [16, [0xff, 0xff, 0xff, 0xff]], // unpacked
      [20, [0xff, 0xff, 0xff, 0xff]], // packed data
    ];
    for (const [offset, bytes] of claims) expect(isAnswered(await draw(claiming(offset, bytes)))).toBe(true);
    expect(await draw(packed)).toBeTypeOf('number');
  });
});
