import type { BatchNormUnit, MeanStd, Mistakes, Samples, Trace } from '@weir/diagnostics';
import type { ChangedUnit } from './changedUnit.ts';

/** Names as rows of a table: one for each that was drawn. */
export const drawnRows = (entries: readonly Samples[]): readonly object[] =>
  entries.flatMap(({ step, names }) => names.map((name, at) => ({ step, place: at + 1, name })));

/** Mistakes as rows of a table: what each image is and was taken for, without its pixels. */
export const mistakeRows = ({ step, worst }: Mistakes): readonly object[] =>
  worst.map(({ target, predicted, probability, ofTarget }) => ({
    step,
    target,
    predicted,
    probability,
    probabilityOfTarget: ofTarget,
  }));

/** A batch's examples as rows of a table: what arrived, with a change in it, what went on, and what it would have been without. */
export const exampleRows = (
  { unit }: Pick<BatchNormUnit, 'unit'>,
  { inputs, outputs, before }: Pick<ChangedUnit, 'inputs' | 'outputs' | 'before'>,
): readonly object[] =>
  inputs.map((input, at) => ({
    unit,
    example: at + 1,
    arrives: input,
    goesOn: outputs[at],
    unchanged: before[at],
  }));

const flattened = (name: string, of: MeanStd | undefined): object =>
  of ? { [`${name}Mean`]: of.mean, [`${name}Std`]: of.std } : {};

/** A step's trace as rows of a table: one for each layer, then one for each weight. */
export const traceRows = ({ step, layers, parameters, updateToData }: Trace): readonly object[] => [
  ...layers.map(({ index, type, output, grad, saturated097, zeros, deadUnits099, deadUnits }) => ({
    step,
    name: `${index}.${type}`,
    ...flattened('output', output),
    ...flattened('gradient', grad),
    flat: saturated097 ?? zeros,
    deadUnits: deadUnits099 ?? deadUnits,
  })),
  ...parameters.map(({ name, data, grad, gradToData }) => ({
    step,
    name,
    ...flattened('weight', data),
    ...flattened('gradient', grad),
    gradToData,
    log10UpdateToData: updateToData[name],
  })),
];
