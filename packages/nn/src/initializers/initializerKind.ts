import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { Initializer } from './initializer.ts';

/** What a configuration needs to know of an initialiser. */
export type InitializerKind = Kind<Initializer, void>;

export const initializerKind = <const Schema extends object>(
  definition: KindDefinition<Schema, Initializer, void>,
): InitializerKind => kind('initializer', definition);
