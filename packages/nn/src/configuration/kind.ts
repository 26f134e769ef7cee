import type { Type } from 'arktype';

/** What a module registers so that a configuration can name it: `{"type": "linear", "out": 100}`. */
export interface KindDefinition<Options, Built, Context> {
  /** The name in the configuration. */
  readonly type: string;
  /** The options beside `type`; unknown keys and values out of range are refused with their path. */
  readonly schema: Type<Options>;
  /** Makes the thing; `context` is what comes from outside the configuration, such as the input's shape. */
  build(options: Options, context: Context): Built;
}

/** A registered kind with its options' type closed over, so that kinds can stand in one list. */
export interface Kind<Built, Context> {
  readonly family: string;
  readonly type: string;
  readonly schema: Type<object>;
  /** @throws arktype's `TraversalError` if the options do not fit the schema: validate first. */
  build(options: unknown, context: Context): Built;
}

/** Closes over the type of the options. */
export function kind<Options, Built, Context>(
  family: string,
  { type, schema, build }: KindDefinition<Options, Built, Context>,
): Kind<Built, Context> {
  return {
    family,
    type,
    schema: schema as unknown as Type<object>, // every kind's options are an object; only build knows which
    build: (options, context) => build(schema.assert(options) as Options, context), // assert's type is arktype's, equal to Options
  };
}

/** The kinds of one family among a module's exports: the registry is the module's index itself. */
export function kindsIn<K extends Kind<unknown, never>>(family: K['family'], exports: object): readonly K[] {
  return Object.values(exports).filter(
    (value: unknown): value is K =>
      typeof value === 'object' && value !== null && 'family' in value && value.family === family,
  );
}
