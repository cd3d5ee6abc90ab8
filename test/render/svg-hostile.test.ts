// No recording makes an SVG that is broken or harmful.
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCast } from '../../src/node/source/load.js';
import { corpusMissing, corpusPaths, nameOf } from '../support/corpus.js';
import { expectHarmless } from '../support/harmless.js';
import { output, recording } from '../support/recordings.js';
import { renderSvg, shown } from '../support/svg-documents.js';

const canLint = spawnSync('xmllint', ['--version']).status === 0;

describe('hostile recordings', () => {
  const nasty = fc.constantFrom(
    '<script>alert(1)</script>',
    '</style><b>',
    ']]>',
    '<![CDATA[',
    '&amp;&lt',
    '"\' onload=x',
    '\x00\x01\x08',
    '\ufffe\uffff',
    '\ud800',
    '\udfff',
    '\ud83d',
    '\u0085\u2028',
    '{}@import url(x)',
    '\x1b[31m',
    '字',
    '🦀',
    '\x1b]0;<title>&\x07',
    '\x1b]8;;javascript:alert(1)\x07x\x1b]8;;\x07',
    '\x1b]8;;https://a/"><script>\x07x\x1b]8;;\x07',
    '\x1b]8;;mailto:\ud800\ufffe<\x07x\x1b]8;;\x07',
    '\u202e',
    'e\u0301\ufffe',
    '\x1b]11;rgb:</\x07',
    '\x1b[4:3m',
    '─',
    '\ue0b0',
    '%s`',
  );

  it('stay harmless XML', async () => {
    const lists = fc.array(fc.array(nasty, { maxLength: 8 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(lists, fc.string({ unit: 'binary' }), fc.array(nasty), async (pieces, title, parts) => {
        const events = pieces.map((data, i) => output(i, data.join('')));
        const cast = recording(events, { title: title + parts.join(''), command: parts.join('') });
        expectHarmless(
          await renderSvg(cast, { alt: parts.join(''), fontFamily: `x${parts.join('').replaceAll(',', '')}` }),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('cannot leave the style sheet through the names of fonts', async () => {
    const root = expectHarmless(await renderSvg(shown('x'), { fontFamily: `x"}</style>, 'y', a\\62 c` }));
    expect(root.attributes.get('font-family')).toContain("'x}</style>',y,a62 c,");
  });
});

describe('recordings from the wild', () => {
  it.skipIf(corpusMissing).each(corpusPaths.map(nameOf))('make well-formed SVG: %s', async (name) => {
    const path = corpusPaths.find((known) => nameOf(known) === name)!;
    const document = await renderSvg(await loadCast(path), { select: '..40%' });
    expectHarmless(document);
    if (canLint)
      expect(spawnSync('xmllint', ['--noout', '--huge', '-'], { input: document }).stderr.toString()).toBe('');
  });
});
