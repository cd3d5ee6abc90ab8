import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonPath, jsonFault, locate, MAX_DEPTH, nestsTooDeep } from '../../src/core/recording/json/json.js';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Every path into a value, with the value there. */
function* paths(value: unknown, path: JsonPath = []): Generator<[JsonPath, unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* paths(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

describe('jsonFault', () => {
  it('finds a fault exactly where JSON.parse refuses', () => {
    const characters = fc.constantFrom(...'[]{}",:01.e-+\\u tfnab\n', 'true', 'null', '"a"', '\u0001');
    const broken = fc.tuple(fc.json({ maxDepth: 2 }), fc.nat(), characters).map(([text, at, odd]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + odd + text.slice(place + (at % 2));
    });
    const texts = fc.oneof(
      fc.json(),
      broken,
      fc.array(characters, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const fault = jsonFault(text);
        expect(fault === undefined).toBe(parses(text));
        if (fault) expect(fault.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('knows the beginning of JSON from a fault in it', () => {
    const text = '{"a": [1.5e3, -2, "b\\u00e9\\n", true, null], "c": {}}';
    for (let end = 1; end < text.length; end++)
      expect([end, jsonFault(text.slice(0, end))?.cutOff]).toEqual([end, true]);
    for (const wrong of ['[1.5x', '{"a" 1', '["\\q', '[nulx', '[1]]', '["a\u0001']) {
      expect([wrong, jsonFault(wrong)?.cutOff]).toEqual([wrong, false]);
    }
  });
});

describe('locate', () => {
  it('finds every value of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = ` ${JSON.stringify(value, undefined, indent)} `;
        const parsed: unknown = JSON.parse(text);
        for (const [path, inner] of paths(parsed)) {
          const at = locate(text, path);
          const source = JSON.stringify(inner, undefined, indent);
          expect(text[at]).toBe(source[0]);
          if (typeof inner !== 'object') expect(text.startsWith(source, at)).toBe(true);
        }
      }),
    );
  });

  it('gives the innermost value there is where the path leads nowhere', () => {
    expect(locate('{"a": {"b": 1}}', ['a', 'c'])).toBe(6);
    expect(locate('[1, 2]', [5])).toBe(0);
  });
});

describe('nestsTooDeep', () => {
  it('counts brackets outside of strings', () => {
    expect(nestsTooDeep('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH))).toBe(false);
    expect(nestsTooDeep('['.repeat(MAX_DEPTH + 1))).toBe(true);
    expect(nestsTooDeep(`["${'['.repeat(5000)}\\"${'{'.repeat(5000)}"]`)).toBe(false);
    expect(nestsTooDeep('[],'.repeat(5000))).toBe(false);
  });
});
