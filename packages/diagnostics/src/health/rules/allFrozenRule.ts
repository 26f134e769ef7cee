import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { findings } from '../findings/findings.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * All parameters are frozen: whatever the data, nothing can learn. A fact of the configuration, said at the first snapshot.
 *
 * @example
 * ```ts
 * const weight = { name: '0.linear.weight', data: { values: [1, -1], shape: [2, 1] }, frozen: true };
 * const { finding } = await lastValueFrom(of(arraySnapshot({ parameters: [weight] })).pipe(allFrozenRule()));
 * finding.severity; // → 'error'
 * ```
 */
export function allFrozenRule(): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot>(
    'allFrozen',
    () =>
      ({ parameters }) => {
        if (parameters.length === 0 || !parameters.every(({ frozen }) => frozen)) return [];
        return [
          {
            subject: 'run',
            severity: 'error',
            value: parameters.length,
            threshold: 0,
            formula: 'parameters that are frozen, which are all',
            meaning: `All ${parameters.length} parameters are frozen: no step changes anything, and nothing can learn.`,
            remedy:
              'Take what is to learn, such as the last layer at least, out of the groups that freeze it ("frozen": true, or a rate of 0).',
            settings: [{ option: 'groups', value: 'thawed' }],
          },
        ];
      },
    { fact: true },
  );
}

/** `allFrozen` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const allFrozenRuleKind = ruleKind({
  type: 'allFrozen',
  lasts: true,
  schema: {},
  operator: () => allFrozenRule(),
});
