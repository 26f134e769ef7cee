import type { type } from 'arktype';

/**
 * What options a schema lets through. A schema is a definition as arktype has them (`{ 'rate?': '0 <= number <= 1' }`), plain
 * data, so that who uses a layer alone loads no validator.
 */
export type OptionsOf<Schema extends object> = object extends Schema ? object : type.infer<Schema>;

/** What a module registers so that a configuration can name it: `{"type": "linear", "out": 100}`. */
export interface KindDefinition<Schema extends object, Built, Context> {
  /** The name in the configuration. */
  readonly type: string;
  /** The options beside `type`; unknown keys and values out of range are refused with their path. */
  readonly schema: Schema;
  /** Makes the thing; `context` is what comes from outside the configuration, such as the input's shape. */
  build(options: OptionsOf<Schema>, context: Context): Built;
}

/** A registered kind with its options' type closed over, so that kinds can stand in one list. */
export interface Kind<Built, Context> {
  readonly family: string;
  readonly type: string;
  readonly schema: object;
  /** Takes options that fit the schema and checks nothing: `checkedOptions` of `@weir/experiments` does, ahead of it. */
  build(options: unknown, context: Context): Built;
}

/** Closes over the type of the options. */
export function kind<const Schema extends object, Built, Context>(
  family: string,
  { type, schema, build }: KindDefinition<Schema, Built, Context>,
): Kind<Built, Context> {
  return {
    family,
    type,
    schema,
    build: (options, context) => build(options as OptionsOf<Schema>, context), // which whoever validates knows
  };
}

/** The kinds of one family among a module's exports: the registry is the module's index itself. */
export function kindsIn<K extends Kind<unknown, never>>(family: K['family'], exports: object): readonly K[] {
  return Object.values(exports).filter(
    (value: unknown): value is K =>
      typeof value === 'object' && value !== null && 'family' in value && value.family === family,
  );
}
