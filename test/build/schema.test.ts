// The JSON Schema that ships is what the options say. `npm run docs` writes it anew.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editKinds } from '../../src/build/edits.js';
import { formatNames } from '../../src/build/formats.js';
import { manifestSchema, planSchema } from '../../src/build/schema.js';
import { gifOptions, outlineSchema, outputNames, outputSchema, UsageError } from '../../src/index.js';

it('is the one in assets/', async () => {
  const file = join(import.meta.dirname, '../../assets/castkit.schema.json');
  await expect(`${JSON.stringify(manifestSchema(), null, 2)}\n`).toMatchFileSnapshot(file);
});

it('has a brother for plans', async () => {
  const file = join(import.meta.dirname, '../../assets/plan.schema.json');
  await expect(`${JSON.stringify(planSchema(), null, 2)}\n`).toMatchFileSnapshot(file);
});

it('has another for outlines', async () => {
  const file = join(import.meta.dirname, '../../assets/outline.schema.json');
  await expect(`${JSON.stringify(outlineSchema(), null, 2)}\n`).toMatchFileSnapshot(file);
});

it.each(outputNames)('has one for what %s prints', async (name) => {
  const file = join(import.meta.dirname, `../../assets/${name}.schema.json`);
  await expect(`${JSON.stringify(outputSchema(name), null, 2)}\n`).toMatchFileSnapshot(file);
});

it('has none for what prints no JSON', () => {
  expect(() => outputSchema('gif' as 'grep')).toThrow(UsageError);
});

it('knows every format, every edit and the options of a GIF in both spellings', () => {
  const { output, edit, options } = manifestSchema()['$defs'] as Record<
    string,
    { properties: Record<string, unknown> }
  >;
  expect(output?.properties['format']).toMatchObject({ anyOf: [{ enum: formatNames }, { type: 'array' }] });
  expect(Object.keys(edit?.properties ?? {})).toEqual(Object.keys(editKinds));
  const names = Object.entries(gifOptions).flatMap(([key, { flag, hidden }]) => (hidden ? [] : [key, flag]));
  expect(Object.keys(options?.properties ?? {})).toEqual(
    expect.arrayContaining(names.filter((name) => !['jobs'].includes(name))),
  );
});

it('has bounds, choices and defaults', () => {
  const { options } = manifestSchema()['$defs'] as Record<string, { properties: Record<string, unknown> }>;
  expect(options?.properties).toMatchObject({
    'fps-cap': {
      description: expect.stringMatching(/\[30\]$/),
      anyOf: [{ type: 'number', minimum: 1, maximum: 255 }, {}],
    },
    cursor: { enum: ['block', 'bar', 'underline', 'none'] },
    'bold-is-bright': { type: 'boolean' },
  });
});
