// The words that schemas of outputs are written in. Keys come from the types of what is printed, so that a new one is not forgotten.

export type Schema = Record<string, unknown>;

/** Keys that may be absent. */
type OptionalOf<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

export const TEXT: Schema = { type: 'string' };
export const YES_OR_NO: Schema = { type: 'boolean' };
export const COUNT: Schema = { type: 'integer', minimum: 0 };
export const FROM_ONE: Schema = { type: 'integer', minimum: 1 };
export const TIME: Schema = { type: 'number', minimum: 0 };
export const COLOUR: Schema = { type: 'string', pattern: '^#[0-9a-f]{6}$' };
export const ANYTHING: Schema = {};

export const list = (items: Schema): Schema => ({ type: 'array', items });
export const oneOf = (...values: readonly (string | number | boolean | null)[]): Schema => ({ enum: values });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const told = (description: string, schema: Schema): Schema => ({ description, ...schema });
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });

/** An object with these keys and no others; all are there but those that may be absent. */
export function object<T>(
  properties: { readonly [K in keyof T]-?: Schema },
  optional: readonly OptionalOf<T>[] = [],
): Schema {
  const absent: readonly PropertyKey[] = optional;
  return {
    type: 'object',
    required: Object.keys(properties).filter((key) => !absent.includes(key)),
    properties,
    additionalProperties: false,
  };
}
