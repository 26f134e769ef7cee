import { ConfigurationError } from '../errors/configurationError.ts';
import { printValue } from '../errors/problem.ts';
import { isObject } from './checkKind.ts';
import { checkOptions } from './checkOptions.ts';
import { schemaOf } from './schemaOf.ts';

/** The options that a kind's operator takes; of a kind that builds, whatever its schema lets through. */
export type CheckedOptionsOf<Kind> = Kind extends {
  operator(options: infer Options, ...inputs: never[]): unknown;
}
  ? Options
  : Readonly<Record<string, unknown>>;

/**
 * Options of a kind, checked by its schema and with its defaults, for a program that builds of a kind itself: `kind.build` and
 * `kind.operator` take what fits the schema and check nothing, so that who uses a layer alone loads no validator. A
 * configuration needs none of this: `parseConfiguration` checks every kind in it.
 *
 * @param kind Of anything: `linearKind` of `@weir/nn`, `saturationKind` of `@weir/diagnostics`, or a stranger's.
 * @param options As a configuration has them; a `type` among them is left aside.
 * @throws ConfigurationError that says of every option what is wrong, as of a configuration's.
 *
 * @example
 * ```ts
 * const options = checkedOptions(saturationKind, { threshold: 0.9 });
 * options.threshold; // → 0.9
 * ```
 */
export function checkedOptions<Kind extends { readonly type: string; readonly schema: object }>(
  kind: Kind,
  options: unknown,
): CheckedOptionsOf<Kind> {
  if (!isObject(options)) {
    throw new ConfigurationError([
      {
        path: [kind.type],
        must: 'be an object of options',
        got: printValue(options),
        remedy: 'write {} for the defaults',
      },
    ]);
  }
  const subject = { path: [kind.type], owner: kind.type, beside: ['type'] };
  const { problems, values } = checkOptions(schemaOf(kind), options, subject);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return values as CheckedOptionsOf<Kind>; // the schema's own, which its type is inferred from
}
