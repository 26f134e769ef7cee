import type { FindingChanged, Snapshot } from '@weir/core';
import { EMPTY, merge, pipe } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { deadUnits } from '../../measures/deadUnits.ts';
import type { DeadUnits, LayerDeadUnits } from '../../measures/layerDeadUnits.ts';
import { layerSelectionSchema } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { percentage } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { ruleKind } from '../kinds/ruleKind.ts';
import type { RuleInputs } from '../kinds/ruleKind.ts';

export interface DeadUnitsRuleOptions extends LayerSelection {
  /**
   * How many batches in a row, of those that the cadence lets through, make a unit lost rather than unlucky.
   * Default 10.
   */
  readonly over?: number;
  /** Share of a layer's units lost, 0 to 1, above which it is a warning. Default 0: any. */
  readonly warning?: number;
  /** The same for an error. Default 0.5. */
  readonly error?: number;
}

/**
 * Units are flat for every example, so that nothing teaches them: for one batch (info), or for as many batches as
 * `over` says (warning; error where half a layer is lost). leakyRelu cannot die.
 *
 * The finding names the units and is updated as they die and revive; `deadUnitsTimeline` keeps their history. Units
 * that are flat for the whole training split are a finding of their own.
 *
 * @param inputs `deadUnits`: the units that are flat over a whole split, as often as they are measured.
 * @throws RangeError if `over` is not a positive integer.
 */
export function deadUnitsRule(
  { over = 10, warning = 0, error = 0.5, ...selection }: DeadUnitsRuleOptions = {},
  { deadUnits: overSplit = EMPTY }: Pick<RuleInputs, 'deadUnits'> = {},
): OperatorFunction<Snapshot, FindingChanged> {
  if (!Number.isInteger(over) || over < 1) {
    throw new RangeError(
      `deadUnits: over must be a positive integer, got ${over}; the batches in an epoch cover a data set`,
    );
  }
  const judge = (layer: LayerDeadUnits, lost: readonly number[]): readonly Observation[] => {
    const { name: subject, kind, units, dead } = layer;
    const { flat, remedy } = notes[kind] ?? notesOfTails;
    const share = lost.length / units;
    if (share > warning) {
      const grave = share > error;
      return [
        {
          subject,
          severity: grave ? 'error' : 'warning',
          units: lost,
          value: share,
          threshold: grave ? error : warning,
          formula: `share of units ${flat} for every example of ${over} batches`,
          meaning: `${lost.length} of ${units} units of ${subject} (${percentage(share)}) were flat for ${over} batches in a row: they learn nothing.`,
          remedy,
        },
      ];
    }
    if (dead.length === 0) return [];
    return [
      {
        subject,
        severity: 'info',
        units: dead,
        value: dead.length / units,
        threshold: 0,
        formula: `share of units ${flat} for every example of a batch`,
        meaning: `${dead.length} of ${units} units of ${subject} were flat for a whole batch; others may still teach them.`,
        remedy,
      },
    ];
  };
  const overBatches = pipe(
    deadUnits(selection),
    findings<DeadUnits, { readonly streaks: Record<string, Readonly<Record<number, number>>> }>(
      'deadUnits',
      {
        initial: { streaks: {} },
        look: ({ streaks }, { layers }) =>
          layers.flatMap((layer) => {
            const before = streaks[layer.name] ?? {};
            const streak = Object.fromEntries(layer.dead.map((unit) => [unit, (before[unit] ?? 0) + 1]));
            streaks[layer.name] = streak;
            return judge(
              layer,
              layer.dead.filter((unit) => (streak[unit] ?? 0) >= over),
            );
          }),
      },
      { clearAfter: 4 },
    ), // units of a batch come and go
  );
  const overSplit$ = overSplit.pipe(
    findings(
      'deadUnits',
      () =>
        ({ layers }) =>
          layers.flatMap((layer) => ofSplit(layer, { warning, error })),
      { clearAfter: 1 },
    ),
  );
  return (source) => merge(source.pipe(overBatches), overSplit$);
}

/** What there is to say of units that are flat for a whole split. */
function ofSplit(
  { name, kind, units, dead }: LayerDeadUnits,
  { warning, error }: { readonly warning: number; readonly error: number },
): readonly Observation[] {
  const share = dead.length / units;
  if (!(share > warning)) return [];
  const { flat, remedy } = notes[kind] ?? notesOfTails;
  const grave = share > error;
  return [
    {
      subject: `${name} (training split)`,
      severity: grave ? 'error' : 'warning',
      units: dead,
      value: share,
      threshold: grave ? error : warning,
      formula: `share of units ${flat} for every example of the training split, in evaluation mode`,
      meaning: `${dead.length} of ${units} units of ${name} (${percentage(share)}) are flat for every example there is: no batch will teach them.`,
      remedy,
    },
  ];
}

const notesOfTails = {
  flat: 'beyond 99 %',
  remedy: 'Start the weights before it smaller (gain 5/3 over √fanIn for tanh), or put a batchNorm ahead.',
};

const notesOfFloor = {
  remedy: 'Lower the learning rate to a third, start biases above 0, or use leakyRelu, which cannot die.',
};

const notes: Readonly<Record<string, { readonly flat: string; readonly remedy: string }>> = {
  tanh: { ...notesOfTails, flat: 'with |h| > 0.99' },
  sigmoid: { ...notesOfTails, flat: 'with h < 0.01 or h > 0.99' },
  relu: { ...notesOfFloor, flat: 'at 0' },
  elu: { ...notesOfFloor, flat: 'at 99 % of the way to the floor' },
};

export const deadUnitsRuleKind = ruleKind({
  type: 'deadUnits',
  consequenceOf: ['allZero', 'weightScale'],
  schema: {
    ...layerSelectionSchema,
    'over?': 'number.integer >= 1',
    'warning?': '0 <= number <= 1',
    'error?': '0 <= number <= 1',
  },
  defaultEvery: 50,
  operator: deadUnitsRule,
});
