import { changeWords } from '@weir/core';
import type { RunControlled } from '@weir/core';
import type { Colors } from './colors.ts';
import type { AtStep, Figures } from './figures.ts';
import { broken } from './broken.ts';
import { findingTable } from './findingTable.ts';
import { counted } from './numberFormat.ts';
import {
  activationTable,
  evaluationTable,
  gradientTable,
  inputShiftTable,
  jitterTable,
  normTable,
  standardisationTable,
  updateTable,
  weightTable,
} from './tables.ts';

/**
 * What a run showed, as lines: the lecture's three tables, how far weights move, the evaluation, and what is wrong.
 *
 * @param width Characters in a line, for texts.
 * @param tableWidth The same for tables. Default: they are as wide as they are, for other programs to read.
 */
export function summary(
  figures: Figures,
  colors: Colors,
  width = 80,
  tableWidth = Infinity,
): readonly string[] {
  const {
    activations,
    gradients,
    weightGradients,
    updateToData,
    evaluation,
    evaluatedAfter = 0,
    done = 0,
    findings,
    jitter,
    inputShift,
    parameterNorms,
    standardisation,
    changes,
  } = figures;
  const texts = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [colors.bold(title), ...lines.map((line) => `  ${line}`), ''];
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    texts(title, broken(lines, tableWidth - 2));
  const at = <Rows>(
    title: string,
    rows: AtStep<Rows> | undefined,
    table: (rows: Rows) => readonly string[],
  ) => (rows ? section(`${title} at step ${rows.step}`, table(rows.rows)) : []);
  return [
    ...at('activations', activations, activationTable),
    ...at('gradients of activations', gradients, gradientTable),
    ...at('weight gradients', weightGradients, weightTable),
    ...at('log10 update:data', updateToData, updateTable),
    ...at('inputs moved', inputShift, inputShiftTable),
    ...at('sizes of parameters', parameterNorms, normTable),
    ...at('jitter of an example’s outputs', jitter, jitterTable),
    ...section('standardised by', standardisation ? standardisationTable(standardisation) : []),
    ...section('changed while it trained', lastOfEach(changes ?? []).map(changeLine)),
    ...section(
      done > evaluatedAfter ? `evaluation after ${counted(evaluatedAfter, 'step')}` : 'evaluation',
      evaluation ? evaluationTable(evaluation) : [],
    ),
    ...texts('health', findingTable(findings, width - 2)),
  ];
}

/** Of what was changed several times ahead of one step, as while it paused, the last is what held. */
const lastOfEach = (changes: readonly RunControlled[]): readonly RunControlled[] =>
  changes.filter(
    ({ step, command, layer }, at) =>
      command !== 'learningRate' ||
      !changes
        .slice(at + 1)
        .some((later) => later.step === step && later.command === command && later.layer === layer),
  );

const changeLine = (event: RunControlled): string => `from step ${event.step}: ${changeWords(event)}`;
