import { lossKinds } from '@weir/nn/define';
import type { LossFunction } from '@weir/nn';
import type { KindConfiguration } from '../configuration.ts';
import { kindOf } from './kindOf.ts';
import { optionsOf } from './optionsOf.ts';

/** The loss that a configuration names. */
export function lossOf(configuration: KindConfiguration): LossFunction {
  return kindOf('loss', lossKinds(), configuration).build(optionsOf(configuration));
}
