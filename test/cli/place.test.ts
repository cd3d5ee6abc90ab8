// Where a product goes, and which names are refused.
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { besideInput, chooseOutput, type OutputRequest } from '../../src/cli/place.js';
import type { Product } from '../../src/cli/product.js';
import { CastError, UsageError } from '../../src/core/errors.js';
import { useFolder } from '../support/folder.js';

const picture: Product = { extension: 'gif', noun: 'a GIF', binary: true, beside: true };
const words: Product = { extension: 'txt', noun: 'a text', binary: false, beside: false };
const recording: Product = { extension: 'cast', noun: 'a recording', binary: false, beside: false, recording: true };

const path = useFolder();

function choose(request: Partial<OutputRequest>): string | undefined {
  const defaults = { input: path('demo.cast'), output: undefined, product: picture, clobber: true, inPlace: false };
  return chooseOutput({ ...defaults, terminal: false, ...request }).file;
}

describe('besideInput', () => {
  it.each([
    ['demo.cast', 'demo.gif'],
    ['a/demo.cast.gz', 'a/demo.gif'],
    ['a/b.c.cast.zst', 'a/b.c.gif'],
    ['session', 'session.gif'],
  ])('turns %s into %s', (input, output) => {
    expect(besideInput(input, 'gif')).toBe(join(output));
  });
});

describe('chooseOutput', () => {
  it('puts a picture next to its input', () => {
    expect(choose({})).toBe(path('demo.gif'));
  });

  it('sends text to standard output', () => {
    expect(choose({ product: words, terminal: true })).toBeUndefined();
  });

  it.each(['-', 'https://example.org/demo.cast'])('sends a picture of %s to standard output', (input) => {
    expect(choose({ input })).toBeUndefined();
  });

  it('sends no bytes to a terminal', () => {
    expect(() => choose({ input: '-', terminal: true })).toThrow(UsageError);
    expect(() => choose({ output: '-', terminal: true })).toThrow(/a terminal, which cannot show a GIF/);
    expect(choose({ output: '-', product: words, terminal: true })).toBeUndefined();
  });

  it.each(['out.cast', 'OUT.CAST', 'out.cast.gz'])('refuses %s as the name of a picture', (name) => {
    expect(() => choose({ output: path(name) })).toThrow(UsageError);
    expect(choose({ output: path(name), product: recording })).toBe(path(name));
  });

  it('refuses to write onto the input, under whatever name', () => {
    const [input, symbolic, hard] = [path('demo.cast'), path('symbolic.gif'), path('hard.gif')];
    writeFileSync(input, '');
    symlinkSync(input, symbolic);
    linkSync(input, hard);
    expect(() => choose({ output: input, product: recording })).toThrow(/or --in-place/);
    expect(() => choose({ output: symbolic })).toThrow(/is the input under another name/);
    expect(() => choose({ output: hard })).toThrow(CastError);
  });

  it('writes onto the input with --in-place, given or not as output', () => {
    expect(choose({ product: recording, inPlace: true })).toBe(path('demo.cast'));
    expect(() => choose({ input: '-', product: recording, inPlace: true })).toThrow(
      /--in-place: expected a file as input/,
    );
  });

  it('refuses another output beside --in-place', () => {
    const request = { product: recording, inPlace: true };
    expect(choose({ ...request, output: path('demo.cast') })).toBe(path('demo.cast'));
    expect(() => choose({ ...request, output: path('other.cast') })).toThrow(
      /--in-place: expected no output beside it/,
    );
    expect(() => choose({ ...request, output: '-' })).toThrow(UsageError);
  });

  it('takes a folder that is missing, for it will be made, but nothing below a file', () => {
    expect(choose({ output: path('no', 'such', 'out.gif') })).toBe(path('no', 'such', 'out.gif'));
    writeFileSync(path('file'), '');
    expect(() => choose({ output: path('file', 'no', 'out.gif') })).toThrow(/a part of the path is not a folder$/);
  });

  it('does not take a folder for a file', () => {
    mkdirSync(path('out'));
    expect(() => choose({ output: path('out') })).toThrow(/expected the name of a file, found a folder/);
  });

  it('leaves a file alone that exists, if asked', () => {
    writeFileSync(path('demo.gif'), '');
    expect(choose({})).toBe(path('demo.gif'));
    expect(() => choose({ clobber: false })).toThrow(/exists already, and --no-clobber leaves it alone/);
  });
});
