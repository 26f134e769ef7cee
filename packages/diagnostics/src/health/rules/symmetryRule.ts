import type { FindingChanged, ParameterSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { findings } from '../findings/findings.ts';
import { figure } from '../evidence/figure.ts';
import { startAtRandom } from '../evidence/settingsOf.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * All units of a layer are the same: a weight's columns are equal after an update, so that they get equal gradients
 * and stay equal for ever (zero or constant initialisation). A weight seen to differ once is not looked at again.
 *
 * @example
 * ```ts
 * const weight = { name: '0.linear.weight', data: { values: [0.5, 0.5, 0.5, 0.5], shape: [2, 2] } };
 * const { finding } = await lastValueFrom(of(arraySnapshot({ parameters: [weight] })).pipe(symmetryRule()));
 * finding.severity; // → 'error'
 * ```
 */
export function symmetryRule(): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, { readonly broken: Record<string, true> }>(
    'symmetry',
    {
      initial: { broken: {} },
      look: ({ broken }, snapshot) =>
        weightMatrices(snapshot.parameters)
          .filter(({ name, shape }) => (shape.at(-1) ?? 1) > 1 && !broken[name])
          .flatMap((weight) => {
            if (!columnsEqual(weight)) {
              broken[weight.name] = true;
              return [];
            }
            const units = weight.shape.at(-1) ?? 1;
            const setting = startAtRandom(snapshot, weight);
            const wanted = setting.std === undefined ? '' : ` with std ${figure(setting.std)}`;
            return [
              {
                subject: weight.name,
                severity: 'error' as const,
                value: units,
                threshold: 1,
                settings: [setting],
                formula: 'units whose weights are equal',
                meaning: `All ${units} units of ${weight.layer} have the same weights: they learn the same, and the layer is as one unit.`,
                remedy: `Start ${weight.name} at random${wanted}: kaimingNormal, not zeros or a constant.`,
              },
            ];
          }),
    },
    { fact: true },
  );
}

function columnsEqual({ data, shape }: ParameterSnapshot): boolean {
  const units = shape.at(-1) ?? 1;
  const values = data.values();
  for (let at = 0; at < values.length; at++) {
    if (values[at] !== values[at - (at % units)]) return false;
  }
  return true;
}

/** `symmetry` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const symmetryRuleKind = ruleKind({
  type: 'symmetry',
  consequenceOf: ['allZero'],
  schema: {},
  operator: () => symmetryRule(),
});
