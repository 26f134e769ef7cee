import { optimizerKinds } from '@weir/nn/define';
import type { Optimizer } from '@weir/nn';
import type { KindConfiguration } from '../configuration.ts';
import { kindOf } from './kindOf.ts';
import { optionsOf } from './optionsOf.ts';

/** The optimiser that a configuration names. */
export function optimizerOf(configuration: KindConfiguration): Optimizer {
  return kindOf('optimizer', optimizerKinds(), configuration).build(optionsOf(configuration));
}
