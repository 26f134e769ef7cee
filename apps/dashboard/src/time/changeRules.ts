import { changeWords } from '@weir/core';
import type { RunControlled } from '@weir/core';
import { count } from '../view/format.ts';

/** A mark on every time axis. */
export interface ChangeRule {
  readonly step: number;
  /** All that was changed there. */
  readonly said: string;
}

/** The marks of commands: changes at one step are one. */
export function changeRules(changes: readonly RunControlled[]): readonly ChangeRule[] {
  const words = new Map<number, string[]>();
  for (const change of changes)
    words.set(change.step, [...(words.get(change.step) ?? []), changeWords(change)]);
  return [...words].map(([step, said]) => ({ step, said: `From step ${count(step)}: ${said.join('; ')}` }));
}
