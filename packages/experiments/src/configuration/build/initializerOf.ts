import { initializerKinds } from '@weir/nn/define';
import type { Initializer } from '@weir/nn';
import type { KindConfiguration } from '../configuration.ts';
import { kindOf } from './kindOf.ts';
import { optionsOf } from './optionsOf.ts';

/** The initialiser that a configuration names. */
export function initializerOf(configuration: KindConfiguration): Initializer {
  return kindOf('init', initializerKinds(), configuration).build(optionsOf(configuration));
}
