import type { RunState } from '../run/runState.ts';

/**
 * What a knob of a running network stands at: what it was turned to last, else what the configuration says; undefined where
 * that leaves it to a default.
 */
export function valueInForce(
  { changes, started }: Pick<RunState, 'changes' | 'started'>,
  knob: 'momentum' | 'batchSize',
): number | undefined {
  const turned = changes.findLast(({ command, refused }) => command === knob && refused === undefined);
  if (turned?.value !== undefined) return turned.value;
  const given = propertyOf(
    knob === 'momentum' ? propertyOf(started?.config, 'optimizer') : started?.config,
    knob,
  );
  return typeof given === 'number' ? given : undefined;
}

const propertyOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
