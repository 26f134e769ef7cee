import type { Path } from '../errors/problem.ts';
import { configurationSchema } from './configurationSchema.ts';
import { constraintOf } from './constraint.ts';
import type { Families } from './families.ts';
import { schemaOf } from './schemaOf.ts';

/**
 * What to do about a key that is none of its place, where it is one of another: what of a layer is said in `groups`, a key of the
 * configuration, or an option of other kinds. Undefined where it is none at all.
 *
 * @param path Of what the key stands in; empty of the configuration.
 * @param type Of what it stands in, where that is a layer.
 */
export function elsewhere(
  families: Families,
  key: string,
  path: Path,
  type: string | undefined,
): string | undefined {
  const grouped = type === undefined ? undefined : ofGroups[key];
  if (grouped) {
    const [, at] = path;
    const match = path.length === 2 ? `${String(at)}.${type}.*` : `*.${String(path.at(-1))}.${type}.*`;
    return `remove it, and beside model write "groups": [{"match": "${match}", ${grouped}}]`;
  }
  const whole = constraintOf(configurationSchema.in.json);
  if (path.length > 0 && whole.is === 'object' && whole.keys.has(key))
    return `${key} is a key of the configuration: write it beside model`;
  const owners = Object.values(families).flatMap(({ kinds }) =>
    kinds.filter((kind) => {
      const constraint = constraintOf(schemaOf(kind).in.json);
      return constraint.is === 'object' && constraint.keys.has(key);
    }),
  );
  const names = [...new Set(owners.map((kind) => kind.type))];
  return names.length === 0
    ? undefined
    : `${key} is an option of ${names.slice(0, 6).join(', ')}${names.length > 6 ? ' and others' : ''}; see weir explain ${key}`;
}

/** What a group says of the parameters of a layer, by what people look for in the layer itself. */
const ofGroups: Readonly<Record<string, string>> = {
  frozen: '"frozen": true',
  trainable: '"frozen": true',
  requiresGrad: '"frozen": true',
  requires_grad: '"frozen": true',
  learningRate: '"learningRate": 0.1',
  weightDecay: '"weightDecay": 0',
};
