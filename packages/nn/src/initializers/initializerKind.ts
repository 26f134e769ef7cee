import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { Initializer } from './initializer.ts';

/** What a configuration needs to know of an initialiser. */
export type InitializerKind = Kind<Initializer, void>;

/** Registers an initialiser: its name, the schema of its options and how it is built of them. Its place is beside the initialiser. */
export const initializerKind = <const Schema extends object>(
  definition: KindDefinition<Schema, Initializer, void>,
): InitializerKind => kind('initializer', definition);
