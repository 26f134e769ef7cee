import { divergenceOf } from '@weir/core';
import type { SplitEvaluation, Standardised, StandardisedFeature } from '@weir/core';
import { meanFigure } from '@weir/diagnostics';
import type { InputShift, Jitter, ParameterNorms } from '@weir/diagnostics';
import type { LayerRow, WeightRow } from './figures.ts';
import { aligned } from './aligned.ts';
import { exponential, fixed, loss as lossText, percent, signed } from './numberFormat.ts';

/** The lecture's table of activations: `4.tanh | mean -0.00 | std 0.63 | saturated 2.78%`. */
export function activationTable(rows: readonly LayerRow[]): readonly string[] {
  return aligned(
    rows.map(({ name, mean, std, saturated }) => [
      name,
      `mean ${signed(mean, 2)}`,
      `std ${fixed(std, 2)}`,
      ...(saturated === undefined ? [] : [`saturated ${percent(saturated)}`]),
    ]),
  );
}

/** The lecture's table of the gradients of activations: `4.tanh | mean 0.000010 | std 2.640702e-03`. */
export function gradientTable(rows: readonly LayerRow[]): readonly string[] {
  return aligned(rows.map(({ name, mean, std }) => [name, `mean ${small(mean)}`, `std ${exponential(std)}`]));
}

/** The lecture's table of weight gradients: `(27, 10) | mean 0.000000 | std 8.020534e-03 | grad:data ratio 8.012630e-03`. */
export function weightTable(rows: readonly WeightRow[]): readonly string[] {
  return aligned(
    rows.map(({ name, shape, mean, std, gradToData }) => [
      name,
      `(${shape.join(', ')})`,
      `mean ${small(mean)}`,
      `std ${exponential(std)}`,
      ...(gradToData === undefined ? [] : [`grad:data ratio ${exponential(gradToData)}`]),
    ]),
  );
}

/** `2.linear.weight | -2.98`. */
export function updateTable(ratios: Readonly<Record<string, number>>): readonly string[] {
  return aligned(Object.entries(ratios).map(([name, log10]) => [name, signed(log10, 2)]));
}

/** `10.linear | mean -0.02 | std 0.77 | moved 0.20 | path 0.53`, the last two in units of the first std. */
export function inputShiftTable({ layers }: InputShift): readonly string[] {
  return aligned(
    layers.map(({ name, mean, std, moved, path }) => [
      name,
      `mean ${signed(mean, 2)}`,
      `std ${fixed(std, 2)}`,
      `moved ${fixed(moved, 2)}`,
      `path ${fixed(path, 2)}`,
    ]),
  );
}

/** `4.linear.bias | rms 1.716824e+03 | mean -1.3e+02`. */
export function normTable({ parameters }: ParameterNorms): readonly string[] {
  return aligned(
    parameters.map(({ name, rms, mean }) => [name, `rms ${exponential(rms)}`, `mean ${exponential(mean)}`]),
  );
}

/** `batches of 32 | training 0.2420 | evaluation 0.0000`, and what that is beside. */
export function jitterTable({ outputs, sizes }: Jitter): readonly string[] {
  return [
    ...aligned(
      sizes.map(({ size, training, evaluation }) => [
        `batches of ${size}`,
        `training ${fixed(training)}`,
        `evaluation ${fixed(evaluation)}`,
      ]),
    ),
    `beside a std of ${fixed(outputs)} over all outputs`,
  ];
}

/**
 * `train | loss 2.4003 | accuracy 30.41%`. A cross-entropy with targets that are not certain is also its two parts: `loss 1.2 = 0.7 entropy of
 * the targets + 0.5 divergence`.
 */
export function evaluationTable(splits: Readonly<Record<string, SplitEvaluation>>): readonly string[] {
  return aligned(
    Object.entries(splits).map(([name, { loss, accuracy, targetEntropy }]) => [
      name,
      targetEntropy === undefined
        ? `loss ${lossText(loss)}`
        : `loss ${lossFigure(loss)} = ${lossFigure(targetEntropy)} entropy of the targets + ${lossFigure(divergenceOf({ loss, targetEntropy }))} divergence`,
      ...(accuracy === undefined ? [] : [`accuracy ${percent(accuracy)}`]),
    ]),
  );
}

/** Below 0 by rounding alone, as a divergence of 0 can be, it is 0. */
const lossFigure = (loss: number): string => fixed(loss).replace(/^-(?=0\.0*$)/, '');

/** `length | mean 54.12 | std 17.93`, the targets below; of many columns the first so many. */
export function standardisationTable({ inputs, targets = [] }: Standardised): readonly string[] {
  const shown = inputs.slice(0, mostColumns);
  const row = ({ name, mean, std }: StandardisedFeature) => [
    name,
    `mean ${meanFigure(mean, std)}`,
    `std ${Number(std.toPrecision(4))}`,
  ];
  return [
    ...aligned([
      ...shown.map(row),
      ...targets.map((target) => [...row(target), 'a target: losses are in units of its std']),
    ]),
    ...(inputs.length > shown.length
      ? [`and ${inputs.length - shown.length} more, which the report lists`]
      : []),
  ];
}

const mostColumns = 12;

/** C's `%f`, with room for a sign. */
const small = (value: number): string => fixed(value, 6).padStart(9);
