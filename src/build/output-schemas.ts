// The JSON Schemas of what --json prints, command by command. `npm run docs` writes them to assets/.
import { UsageError } from '../core/errors.js';
import { type OutputName, outputs } from './outputs.js';
import { SCREEN_PARTS } from './screen-schema.js';

export type { OutputName } from './outputs.js';

/**
 * Names of the commands whose JSON has a schema, in order of the alphabet.
 * @example
 * outputNames.includes('grep'); // => true
 */
export const outputNames: readonly OutputName[] = (Object.keys(outputs) as OutputName[]).sort();

/**
 * The JSON Schema of what a command prints with `--json`, draft 2020-12. The same as `assets/NAME.schema.json`.
 * @throws UsageError for a command that prints no JSON
 * @example
 * outputSchema('grep')['title']; // => 'castkit grep --json'
 */
export function outputSchema(name: OutputName): Record<string, unknown> {
  if (!Object.hasOwn(outputs, name)) {
    throw new UsageError('name', { expected: `one of ${outputNames.join(', ')}`, received: JSON.stringify(name) });
  }
  const { title, description, schema } = outputs[name];
  const speaksOfCells = JSON.stringify(schema).includes('#/$defs/');
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    description,
    ...schema,
    ...(speaksOfCells && { $defs: SCREEN_PARTS }),
  };
}
