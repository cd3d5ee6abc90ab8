import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error: the benchmark is plain JavaScript
import { readable } from '../../bench/svg-term.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'castkit-bench-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what svg-term-cli is given', () => {
  const given = (name: string, text: string): { file: string; converted: boolean } => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return readable(file, name, folder);
  };

  it('is the recording itself where it is version 1 or 2', () => {
    const first = given('a', '{"version": 1, "width": 9, "height": 2, "stdout": [[1, "x"]]}');
    const second = given('b', '{"version": 2, "width": 9, "height": 2}\n[1, "o", "x"]\n');
    expect([first, second]).toEqual([
      { file: join(folder, 'a'), converted: false },
      { file: join(folder, 'b'), converted: false },
    ]);
  });

  it('is a conversion of any other', () => {
    const { file, converted } = given('c', '{"version":3,"term":{"cols":9,"rows":2}}\n[1.5,"o","x"]\n[1.5,"o","y"]\n');
    expect(converted).toBe(true);
    const [header, , last] = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(header).toMatchObject({ version: 2, width: 9, height: 2 });
    expect(last).toEqual([3, 'o', 'y']);
  });
});
