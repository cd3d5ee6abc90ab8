// The JSON Schema of a manifest, from the declarations of the options. `npm run docs` writes it to assets/castkit.schema.json.

import { type PlanTimeline, TIMELINES } from '../core/edit/plan/edit-list.js';
import type { Option, OptionSet } from '../core/options/option.js';
import { editKinds } from './edits.js';
import { formatNames, formats } from './formats.js';
import { NAME_PARTS } from './names.js';
import { keyOf, optionsOf } from './options.js';

type Schema = Record<string, unknown>;

/** What a declaration of a number says beyond an Option. */
interface Bounds {
  min?: number;
  max?: number;
  above?: boolean;
  integer?: boolean;
}

function numberSchema({ min, max, above, integer }: Bounds): Schema {
  return {
    type: integer ? 'integer' : 'number',
    ...(min !== undefined && (above ? { exclusiveMinimum: min } : { minimum: min })),
    ...(max !== undefined && { maximum: max }),
  };
}

const isNumber = (option: Option<unknown>): boolean =>
  typeof option.default === 'number' || 'min' in option || 'max' in option || 'integer' in option;

/** Whatever the command line takes as text is taken here as well. */
function valueSchema(option: Option<unknown>): Schema {
  if (option.placeholder === undefined) return { type: 'boolean' };
  // Of presets there may be others: a file declares its own.
  if (option.brings) return { anyOf: [{ enum: option.choices }, { type: 'string' }] };
  if (option.choices) return { enum: option.choices };
  if (isNumber(option)) return { anyOf: [numberSchema(option as Bounds), { type: 'string' }] };
  return { type: ['string', 'number'] };
}

function optionSchema(option: Option<unknown>): Schema {
  const value = valueSchema(option);
  const fallback = option.defaultText ?? (typeof option.default === 'object' ? undefined : option.default);
  return {
    description: fallback === undefined ? option.help : `${option.help} [${fallback}]`,
    ...(option.repeatable ? { anyOf: [value, { type: 'array', items: value }] } : value),
  };
}

/** Both spellings, `font-size` and `fontSize`; what is hidden from help is not suggested either. */
function properties(options: OptionSet): Record<string, Schema> {
  const named: Record<string, Schema> = {};
  for (const option of Object.values(options)) {
    if (option.hidden) continue;
    named[option.flag] = optionSchema(option);
    if (keyOf(option.flag) !== option.flag)
      named[keyOf(option.flag)] = { $ref: `#/$defs/options/properties/${option.flag}` };
  }
  return named;
}

const everyOption: OptionSet = Object.assign({}, ...formatNames.map((name) => optionsOf(formats[name])).reverse());

const listOf = (items: Schema): Schema => ({ anyOf: [items, { type: 'array', items }] });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

function editSchema(): Schema {
  const kinds = Object.entries(editKinds).map(([name, { options }]) => [
    name,
    {
      type: 'object',
      properties: Object.fromEntries(Object.values(options).map((option) => [option.flag, optionSchema(option)])),
    },
  ]);
  return {
    description: 'an edit and its options, as the command of that name has them',
    type: 'object',
    properties: Object.fromEntries(kinds),
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  };
}

const timeline = (preset: PlanTimeline): Schema => ({
  description: `what positions of these edits count on: the recording as it is given, or as the edits before left it [${preset}]`,
  enum: TIMELINES,
});

/**
 * The JSON Schema of a plan for `castkit edit`, draft 2020-12. The same as `assets/plan.schema.json`.
 * @example
 * const schema = JSON.stringify(planSchema());
 */
export function planSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'castkit plan',
    description: 'Edits of a recording, in order: what castkit edit --plan reads.',
    anyOf: [ref('plan'), { type: 'array', items: ref('edit') }],
    $defs: {
      plan: {
        type: 'object',
        required: ['edits'],
        properties: {
          $schema: { type: 'string' },
          description: { description: 'what the plan is for', type: 'string' },
          timeline: timeline('original'),
          edits: { description: 'edits, in order', ...listOf(ref('edit')) },
        },
        additionalProperties: false,
      },
      edit: editSchema(),
    },
  };
}

const parts = NAME_PARTS.map((part) => `{${part}}`).join(' ');

function outputSchema(): Schema {
  return {
    type: 'object',
    required: ['file'],
    properties: {
      ...properties(everyOption),
      file: { description: `name of the output; ${parts} stand for what is the recording's`, type: 'string' },
      format: { description: 'the format [as the name ends]', ...listOf({ enum: formatNames }) },
      theme: { description: 'colours; several make a file each', ...listOf({ type: ['string', 'number'] }) },
      edits: { description: 'edits for this output, after those of all', ...listOf(ref('edit')) },
      timeline: timeline('result'),
    },
    additionalProperties: false,
  };
}

const outputs = (): Schema => listOf({ anyOf: [{ type: 'string' }, ref('output')] });

/**
 * The JSON Schema of a manifest, draft 2020-12. The same as `assets/castkit.schema.json`.
 * @example
 * const schema = JSON.stringify(manifestSchema());
 */
export function manifestSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'castkit manifest',
    description:
      'Which recordings become which files: what castkit build reads. Other keys are options for every command.',
    type: 'object',
    required: ['inputs', 'outputs'],
    properties: {
      inputs: {
        description: 'recordings: paths and patterns, relative to the manifest; one with ! takes out',
        ...listOf({ type: 'string' }),
      },
      depends: {
        description:
          'files that tapes among the inputs follow from: paths and patterns; tapes run again when one changes',
        ...listOf({ type: 'string' }),
      },
      output: {
        description: 'folder that outputs are in; none leaves it [the folder of the manifest]',
        type: 'string',
      },
      outputs: { description: 'what is made of each recording', ...outputs() },
      edits: { description: 'edits of every recording, one after the other', ...listOf(ref('edit')) },
      timeline: timeline('result'),
      defaults: { description: 'options of all outputs whose format has them', ...ref('options') },
      presets: {
        description: 'sets of options by names of your own, for --preset',
        type: 'object',
        additionalProperties: ref('options'),
      },
      overrides: {
        description: 'what is different for some recordings, by path or pattern; the last one wins',
        type: 'object',
        additionalProperties: ref('override'),
      },
    },
    $defs: {
      options: { type: 'object', properties: properties(everyOption), additionalProperties: false },
      edit: editSchema(),
      output: outputSchema(),
      override: {
        type: 'object',
        properties: {
          ...properties(everyOption),
          edits: { description: 'instead of the edits of all', ...listOf(ref('edit')) },
          timeline: timeline('result'),
          outputs: { description: 'instead of the outputs of all', ...outputs() },
        },
        additionalProperties: false,
      },
    },
  };
}
