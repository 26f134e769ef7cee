import type { RunHeader } from '@weir/runs/read';
import type { ForkPlace } from '../book/runFork.ts';

/** Whose twin a kept run is: as whoever began it put into its header; of one of an earlier version, without what differs. */
export function forkIn({ options, parent }: Pick<RunHeader, 'options' | 'parent'>): {
  readonly fork?: ForkPlace;
} {
  const said = options['fork'];
  if (isFork(said)) return { fork: said };
  return parent ? { fork: { parent: parent.id, step: parent.step, set: [] } } : {};
}

const isFork = (value: unknown): value is ForkPlace =>
  typeof value === 'object' &&
  value !== null &&
  'parent' in value &&
  typeof value.parent === 'string' &&
  'step' in value &&
  typeof value.step === 'number' &&
  'set' in value &&
  Array.isArray(value.set) &&
  value.set.every((one) => typeof one === 'string');
