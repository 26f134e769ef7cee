import { activationKinds, changesTraining } from '@weir/core';
import type { Finding, RunControlled, RunEvent, SplitEvaluation, Standardised } from '@weir/core';
import { everFound, isMeasurementOf } from '@weir/diagnostics';
import type {
  InputShift,
  Jitter,
  LayerTrace,
  ParameterNorms,
  ParameterTrace,
  Trace,
} from '@weir/diagnostics';

/** A layer's outputs, or the gradients of them. */
export interface LayerRow {
  /** `4.tanh`. */
  readonly name: string;
  readonly mean: number;
  readonly std: number;
  /** Of outputs that have flat tails: the share in them. */
  readonly saturated?: number;
}

/** A weight's gradient. */
export interface WeightRow {
  readonly name: string;
  readonly shape: readonly number[];
  readonly mean: number;
  readonly std: number;
  readonly gradToData?: number;
}

/** Rows as of a step. */
export interface AtStep<Rows> {
  readonly step: number;
  readonly rows: Rows;
}

/** The newest figures of a run that its summary prints. */
export interface Figures {
  readonly activations?: AtStep<readonly LayerRow[]>;
  readonly gradients?: AtStep<readonly LayerRow[]>;
  readonly weightGradients?: AtStep<readonly WeightRow[]>;
  /** log₁₀ update:data by parameter. */
  readonly updateToData?: AtStep<Readonly<Record<string, number>>>;
  readonly jitter?: AtStep<Jitter>;
  readonly inputShift?: AtStep<InputShift>;
  readonly parameterNorms?: AtStep<ParameterNorms>;
  readonly evaluation?: Readonly<Record<string, SplitEvaluation>>;
  /** Steps done then, and so far: more, where a run was cut off behind an evaluation on the way. */
  readonly evaluatedAfter?: number;
  readonly done?: number;
  readonly standardisation?: Standardised;
  /** Commands that changed the training, and those that were refused, in their order. */
  readonly changes?: readonly RunControlled[];
  /** Every one there ever was. */
  readonly findings: readonly Finding[];
}

/** The figures before any event. */
export const noFigures: Figures = { findings: [] };

/** The figures once an event is taken in; the report's traces and the diagnostics' measurements hold the same. */
export function withEvent(figures: Figures, event: RunEvent): Figures {
  if (isMeasurementOf(event, 'trace')) return withTrace(figures, event.value);
  if (isMeasurementOf(event, 'activations')) {
    return { ...figures, activations: { step: event.step, rows: event.value.layers } };
  }
  if (isMeasurementOf(event, 'gradients')) {
    return { ...figures, gradients: { step: event.step, rows: event.value.layers } };
  }
  if (isMeasurementOf(event, 'weightGradients')) {
    return { ...figures, weightGradients: { step: event.step, rows: event.value.weights } };
  }
  if (isMeasurementOf(event, 'updateRatio')) {
    const rows = Object.fromEntries(event.value.ratios.map(({ name, log10 }) => [name, log10]));
    return { ...figures, updateToData: { step: event.step, rows } };
  }
  if (isMeasurementOf(event, 'jitter'))
    return { ...figures, jitter: { step: event.step, rows: event.value } };
  if (isMeasurementOf(event, 'inputShift')) {
    return { ...figures, inputShift: { step: event.step, rows: event.value } };
  }
  if (isMeasurementOf(event, 'parameterNorms')) {
    return { ...figures, parameterNorms: { step: event.step, rows: event.value } };
  }
  if (event.type === 'started' && event.standardisation)
    return { ...figures, standardisation: event.standardisation };
  if (event.type === 'controlled' && changesTraining(event) && event.command !== 'stop')
    return { ...figures, changes: [...(figures.changes ?? []), event] };
  if (event.type === 'progress') return { ...figures, done: event.from + event.losses.length };
  if (event.type === 'evaluated') return { ...figures, evaluation: event.splits, evaluatedAfter: event.step };
  if (event.type !== 'finding') return figures;
  return { ...figures, findings: everFound(figures.findings, event) };
}

function withTrace(figures: Figures, { step, layers, parameters, updateToData }: Trace): Figures {
  const shown = shownLayers(layers);
  const gradients = shown.flatMap(({ index, type, grad }) =>
    grad ? [{ name: `${index}.${type}`, ...grad }] : [],
  );
  return {
    ...figures,
    activations: newer(figures.activations, step, shown.map(activationRow)),
    gradients: newer(figures.gradients, step, gradients),
    weightGradients: newer(figures.weightGradients, step, parameters.map(weightRow)),
    updateToData: newer(figures.updateToData, step, updateToData),
  };
}

/** A diagnostic that measured the same step knows more: inner layers of composites, too. */
const newer = <Rows>(old: AtStep<Rows> | undefined, step: number, rows: Rows): AtStep<Rows> =>
  old && old.step >= step ? old : { step, rows };

function shownLayers(layers: readonly LayerTrace[]): readonly LayerTrace[] {
  const activations = layers.filter(({ type }) => activationKinds.includes(type));
  return activations.length > 0
    ? activations
    : layers.filter(({ type }) => type === 'linear' || type === 'conv2d');
}

const activationRow = ({ index, type, output, saturated097 }: LayerTrace): LayerRow => ({
  name: `${index}.${type}`,
  ...output,
  ...(saturated097 !== undefined && { saturated: saturated097 }),
});

const weightRow = ({ name, shape, grad, gradToData }: ParameterTrace): WeightRow => ({
  name,
  shape,
  ...grad,
  gradToData,
});
