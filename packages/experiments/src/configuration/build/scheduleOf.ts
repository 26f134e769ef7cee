import { constantRate } from '@weir/nn';
import { scheduleKinds } from '@weir/nn/define';
import type { Schedule } from '@weir/nn';
import type { KindConfiguration } from '../configuration.ts';
import { kindOf } from './kindOf.ts';
import { optionsOf } from './optionsOf.ts';

/** The learning rate of each step; a number is the rate of all. */
export function scheduleOf(configuration: number | KindConfiguration): Schedule {
  if (typeof configuration === 'number') return constantRate(configuration);
  return kindOf('learningRate', scheduleKinds(), configuration).build(optionsOf(configuration));
}
