import { type } from 'arktype';
import type { Type } from 'arktype';

const known = new WeakMap<object, Type>();

/** The validator of a kind's schema, which is a definition as arktype has them, or a validator already. */
export function schemaOf({ schema }: { readonly schema: object }): Type {
  const made = known.get(schema) ?? type.raw(schema);
  known.set(schema, made);
  return made;
}
