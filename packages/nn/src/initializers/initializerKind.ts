import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { Initializer } from './initializer.ts';

/** What a configuration needs to know of an initialiser. */
export type InitializerKind = Kind<Initializer, void>;

export const initializerKind = <Options>(
  definition: KindDefinition<Options, Initializer, void>,
): InitializerKind => kind('initializer', definition);
