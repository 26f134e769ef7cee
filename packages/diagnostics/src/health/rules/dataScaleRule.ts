import { normKinds } from '@weir/core';
import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { isWeighted } from '../evidence/architecture.ts';
import { counted, figure } from '../evidence/figure.ts';
import { meanFigure } from '../evidence/meanFigure.ts';
import type { ColumnSpread, Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `dataScaleRule`, all with defaults. */
export type DataScaleRuleOptions = Grades;

/**
 * Inputs or targets are not scaled: a network's initialisation and rates are made for values of mean 0 and std 1.
 *
 * The thresholds are the root mean square of a column. Defaults: warning above 10, error above 100. Columns that are
 * smaller than a hundredth, while their spread is all they have to tell, are a warning too. Inputs that a norm takes
 * ahead of any weight are no matter. A fact of the data, said at the first snapshot.
 *
 * @example
 * ```ts
 * const area = { name: 'area', mean: 1900, std: 520, min: 300, max: 4000 };
 * const { finding } = await lastValueFrom(of(arraySnapshot({})).pipe(dataScaleRule({}, { loss: 'mse', inputs: [area] })));
 * [finding.subject, finding.severity]; // → ['inputs', 'error']
 * ```
 */
export function dataScaleRule(
  { warning = 10, error = 100, ...grades }: DataScaleRuleOptions = {},
  task: Pick<Task, 'inputs' | 'targets' | 'loss'> | undefined = undefined,
): OperatorFunction<Snapshot, FindingChanged> {
  const thresholds = { warning, error, ...grades };
  return findings<Snapshot>(
    'dataScale',
    () => (snapshot) => {
      const inputs = startsWithNorm(snapshot) ? [] : (task?.inputs ?? []);
      return [...ofInputs(inputs, thresholds), ...ofTargets(task?.targets ?? [], thresholds)];
    },
    { fact: true },
  );
}

/** Columns that training suffers of, the largest first. */
export function unscaledColumns(inputs: readonly ColumnSpread[], least = 10): readonly ColumnSpread[] {
  return inputs.filter((column) => sizeOf(column) > least).sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** Columns named for people, with what to do to each: `area (mean 1.9e+3, std 520: subtract 1.9e+3, divide by 520)`. */
export function describeColumns(columns: readonly ColumnSpread[], most = 4): string {
  const named = columns.slice(0, most).map(({ name, mean, std }) => {
    const centre = centreOf({ mean, std });
    return std > 0
      ? `${name} (mean ${centre}, std ${plain(std)}: subtract ${centre}, then divide by ${plain(std)})`
      : `${name} (always ${centre}: leave it out)`;
  });
  const more = columns.length - named.length;
  return `${named.join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Whether a norm takes the inputs before any weight does. */
function startsWithNorm(snapshot: Snapshot): boolean {
  const first = snapshot.layers.find(
    (layer) => normKinds.includes(layer.kind) || isWeighted(snapshot, layer),
  );
  return first !== undefined && normKinds.includes(first.kind);
}

function ofInputs(inputs: readonly ColumnSpread[], grades: Grades): readonly Observation[] {
  const large = unscaledColumns(inputs, grades.warning);
  const small = large.length ? [] : inputs.filter((column) => column.std > 0 && sizeOf(column) < smallest);
  // Of a table's columns alone: where there is one example, all that it has is constant.
  const constant = inputs.filter(
    (column) =>
      inputs.length > 1 && column.std === 0 && column.mean !== 0 && ![...large, ...small].includes(column),
  );
  const columns = [...large, ...small, ...constant];
  const [worst] = [...large, ...small, ...constant.filter((column) => sizeOf(column) > wide)];
  if (!worst) return [];
  const value = sizeOf(worst);
  const graded = grade(value, grades) ?? { severity: 'warning' as const, threshold: smallest };
  const [what, effect] = large.length ? tooLarge : small.length ? tooSmall : unvarying;
  const isTable = inputs.length > 1 || worst.name !== 'inputs';
  return [
    {
      subject: 'inputs',
      ...graded,
      value,
      settings: standardise,
      formula: '√(mean² + std²) of a column of the inputs',
      meaning: `${what} where a network is made for mean 0 and std 1: ${describeColumns(columns)}. ${effect}`,
      remedy: isTable
        ? `Standardise the inputs: subtract each column's mean and divide by its std, as said for each.`
        : `Subtract ${centreOf(worst)} from the inputs and divide them by ${plain(worst.std)}.`,
    },
  ];
}

/** What inputs are, and what that does. */
const tooLarge = [
  'Inputs are large',
  'First outputs and gradients are as many times too large, and no learning rate suits all columns.',
] as const;
const tooSmall = ['Inputs are small', 'The first layer hardly sees them.'] as const;
const unvarying = [
  'Inputs do not vary',
  'A column that never varies tells nothing, and adds its value to every unit.',
] as const;

function ofTargets(targets: readonly ColumnSpread[], grades: Grades): readonly Observation[] {
  const [target] = unscaledColumns(targets, 0);
  const value = target ? sizeOf(target) : 0;
  const graded = grade(value, grades);
  if (!target || !graded || graded.near) return [];
  const large = unscaledColumns(targets, graded.threshold);
  return [
    {
      subject: 'targets',
      ...graded,
      value,
      settings: standardise,
      formula: '√(mean² + std²) of the targets',
      meaning: `Targets are far from what a network puts out at first: ${describeColumns(large)}. The loss and its gradients are as many times too large.`,
      remedy:
        large.length > 1
          ? `Standardise the targets: subtract each column's mean and divide by its std, as said for each; multiply and add again what the network predicts.`
          : `Standardise ${target.name}: subtract ${centreOf(target)} and divide by ${plain(target.std)}; multiply and add again what the network predicts.`,
    },
  ];
}

/** Inputs and targets of the whole data set, by the training split. */
export const standardise = [{ option: 'data.standardise', value: true }] as const;

/** Root mean square: far from 0 and widely spread are one to a weight. */
const sizeOf = ({ mean, std }: ColumnSpread): number => Math.hypot(mean, std);

const smallest = 0.01;

/** Where a column that never varies pushes units out of where they are steep. */
const wide = 3;

/** A number that can be typed into a spreadsheet: no exponent where it has at most nine digits, thousands parted. */
const plain = (value: number): string =>
  Math.abs(value) >= 1000 && Math.abs(value) < 1e9 ? counted(value) : figure(value);

/** A mean to be subtracted: where it is many times its std, three digits of it are not it. */
const centreOf = ({ mean, std }: Pick<ColumnSpread, 'mean' | 'std'>): string =>
  Math.abs(mean) > 100 * std ? meanFigure(mean, std) : plain(mean);

/** `dataScale` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const dataScaleRuleKind = ruleKind({
  type: 'dataScale',
  lasts: true,
  schema: gradesSchema,
  operator: (options, { task }) => dataScaleRule(options, task),
});
