import type { TakenUp } from '@weir/runs';
import { counted } from './numberFormat.ts';

/** The line that says where a run goes on; none where all of it is past. */
export function takenUpLine({ from, recorded }: TakenUp): readonly string[] {
  if (from === Infinity) return [];
  const again = counted(recorded - from, 'recorded step');
  if (from === 0) return [`there is no checkpoint yet: recomputing ${again}`];
  const beginning = `going on after ${counted(from, 'step')}`;
  return [recorded === from ? beginning : `${beginning}, recomputing ${again} since that checkpoint`];
}
