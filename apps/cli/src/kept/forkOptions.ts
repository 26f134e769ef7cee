import type { RunHeader } from '@weir/runs';
import type { ForkPlace } from '@weir/server';

/** What a twin's header is to say besides its configuration: what its parent was given, whose twin it is, and none of the parent's place. */
export function forkOptions(
  { id, options }: Pick<RunHeader, 'id' | 'options'>,
  fork: Omit<ForkPlace, 'parent'>,
): Readonly<Record<string, unknown>> {
  const { variant: _, comparison: __, commands: ___, ...own } = options;
  return { ...own, fork: { parent: id, ...fork } };
}
