import type { Finding, SplitEvaluation } from '@weir/core';
import type { LayerRow, WeightRow } from './figures.ts';
import { exponential, percent, signed } from './numberFormat.ts';

/** The lecture's table of activations: `4.tanh | mean -0.00 | std 0.63 | saturated 2.78%`. */
export function activationTable(rows: readonly LayerRow[]): readonly string[] {
  return aligned(
    rows.map(({ name, mean, std, saturated }) => [
      name,
      `mean ${signed(mean, 2)}`,
      `std ${std.toFixed(2)}`,
      ...(saturated === undefined ? [] : [`saturated ${percent(saturated)}`]),
    ]),
  );
}

/** The lecture's table of the gradients of activations: `4.tanh | mean 0.000010 | std 2.640702e-03`. */
export function gradientTable(rows: readonly LayerRow[]): readonly string[] {
  return aligned(rows.map(({ name, mean, std }) => [name, `mean ${fixed(mean)}`, `std ${exponential(std)}`]));
}

/** The lecture's table of weight gradients: `(27, 10) | mean 0.000000 | std 8.020534e-03 | grad:data ratio 8.012630e-03`. */
export function weightTable(rows: readonly WeightRow[]): readonly string[] {
  return aligned(
    rows.map(({ name, shape, mean, std, gradToData }) => [
      name,
      `(${shape.join(', ')})`,
      `mean ${fixed(mean)}`,
      `std ${exponential(std)}`,
      ...(gradToData === undefined ? [] : [`grad:data ratio ${exponential(gradToData)}`]),
    ]),
  );
}

/** `2.linear.weight | -2.98`. */
export function updateTable(ratios: Readonly<Record<string, number>>): readonly string[] {
  return aligned(Object.entries(ratios).map(([name, log10]) => [name, signed(log10, 2)]));
}

/** `train | loss 2.4003 | accuracy 30.41%`. */
export function evaluationTable(splits: Readonly<Record<string, SplitEvaluation>>): readonly string[] {
  return aligned(
    Object.entries(splits).map(([name, { loss, accuracy }]) => [
      name,
      `loss ${loss.toFixed(4)}`,
      ...(accuracy === undefined ? [] : [`accuracy ${percent(accuracy)}`]),
    ]),
  );
}

/** What is wrong, then what it means and what to do, each on a line of its own. */
export function findingTable(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ severity, rule, subject, since, meaning, remedy }) => [
    `${severity}: ${rule}, ${subject}, since step ${since}`,
    `  ${meaning}`,
    `  ${remedy}`,
  ]);
}

/** C's `%f`, with room for a sign. */
const fixed = (value: number): string => value.toFixed(6).padStart(9);

/** Cells between bars, each column as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) =>
      Array.from({ length: Math.max(widest.length, row.length) }, (_, at) =>
        Math.max(widest[at] ?? 0, row[at]?.length ?? 0),
      ),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
}
