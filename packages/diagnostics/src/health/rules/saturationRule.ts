import type {
  FindingChanged,
  LayerSnapshot,
  Objective,
  ParameterSnapshot,
  Setting,
  Snapshot,
} from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { layerSelectionSchema, selectLayers } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { requireThreshold, saturatedShare, saturationThreshold } from '../../flatness/saturated.ts';
import { startGain, lastLayerOf, predecessorOf, weightOf } from '../evidence/architecture.ts';
import { shareLeft } from '../evidence/learnable.ts';
import { figure, percentage } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { biasSetting, gainSetting, rateSetting } from '../evidence/settingsOf.ts';
import { grade, shareGradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { momentsBeforeUpdate } from '../evidence/startOf.ts';
import { startStdOf, startStdsOf } from '../evidence/startStds.ts';
import type { StartStds } from '../evidence/startStds.ts';
import type { Task } from '../evidence/task.ts';
import { standardise } from './dataScaleRule.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `saturationRule`, all with defaults. */
export interface SaturationRuleOptions extends LayerSelection, Grades {
  /** |h| from which on tanh is flat, and a sigmoid at the same tails. Default 0.97, the lecture's. */
  readonly flat?: number;
}

/**
 * Too much of a tanh's, sigmoid's, softsign's or hardtanh's output lies in its flat tails, where it passes no gradient back.
 *
 * Defaults: info above 25 %, warning above 35 %, error above 60 %. The lecture's healthy networks have 2 to
 * 22 %, up to 32 % after 200,000 steps; gain 3 gives 45 %, the first network 73 %.
 *
 * A sigmoid that ends the network ahead of a loss that applies one itself is `outputLayer`'s. Where the weight ahead has grown to
 * twice what it started from, its start is right and the steps are what is to be mended.
 *
 * @throws RangeError if `flat` is not between 0 and 1.
 *
 * @example
 * ```ts
 * const tanh = { kind: 'tanh', output: { values: [0.5, -0.5, 1, -1] } };
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers: [tanh] })).pipe(saturationRule()));
 * [finding.severity, finding.value]; // → ['warning', 0.5]
 * ```
 */
export function saturationRule(
  {
    flat = saturationThreshold,
    info = 0.25,
    warning = 0.35,
    error = 0.6,
    ...selection
  }: SaturationRuleOptions = {},
  task?: Pick<Task, 'applies' | 'baseline' | 'floor'>,
): OperatorFunction<Snapshot, FindingChanged> {
  requireThreshold('saturation', flat);
  return findings<Snapshot, Starts>('saturation', {
    initial: {},
    look(state, snapshot) {
      state.stds ??= startStdsOf(snapshot);
      const { stds } = state;
      return selectLayers('saturation', snapshot.layers, selection).flatMap((layer) => {
        // Of the last one, flat is sure: whether it belongs there is the outputLayer's to say.
        if (ofClasses(snapshot.objective ?? task) && layer === lastLayerOf(snapshot)) return [];
        const value = saturatedShare(layer, flat);
        const graded = value === undefined ? undefined : grade(value, { info, warning, error });
        if (value === undefined || !graded) return [];
        state.begins ??= [];
        if (snapshot.step === 0) state.begins.push(layer.name);
        // What has become sure of its answers, in a network that learns well, is what it has learnt.
        const isLearnt =
          !state.begins.includes(layer.name) && (shareLeft(snapshot.loss, task) ?? 1) < wellBelow;
        return [
          {
            subject: layer.name,
            ...graded,
            ...(isLearnt && { severity: 'info' as const }),
            value,
            formula: layer.kind === 'tanh' ? `share of |h| > ${flat}` : `share of |2h − 1| > ${flat}`,
            meaning: `${percentage(value)} of ${layer.name}'s outputs are flat: what sits there passes almost no gradient back.`,
            ...(outgrown(snapshot, layer, stds) ?? mended(snapshot, layer, stds)),
            ...(layer === lastLayerOf(snapshot) && { cause: { rule: 'outputLayer', subject: layer.name } }),
          },
        ];
      });
    },
  });
}

interface Starts {
  stds?: StartStds;
  /** Layers that are beyond their threshold at the first step. */
  begins?: string[];
}

/** Of a layer whose weight has grown to where it saturates: the steps are to be shorter, and its start is right. */
function outgrown(
  snapshot: Snapshot,
  layer: LayerSnapshot,
  stds: StartStds,
): Pick<Observation, 'remedy' | 'settings' | 'cause'> | undefined {
  const before = predecessorOf(snapshot, layer.name);
  const weight = weightOf(snapshot, layer.name) ?? (before && weightOf(snapshot, before.name));
  const start = weight && stds[weight.name];
  if (!weight || start === undefined) return undefined;
  const { std } = weight.data.moments();
  if (!(std > grown * start)) return undefined;
  const { learningRate } = snapshot;
  return {
    remedy: `${weight.name} has grown from std ${figure(start)} to ${figure(std)}: lower the learning rate from ${figure(learningRate)} to ${figure(learningRate / 3)}, or add weight decay.`,
    settings: [rateSetting({ learningRate }, learningRate / 3)],
    cause: { rule: 'lossDiverging', subject: 'run' },
  };
}

/** Loss, as a share of that at chance, below which a network learns well. */
const wellBelow = 0.7;

/** How many times its start a weight must be to be what an activation is flat of. */
const grown = 2;

/** Whether the loss takes outputs for answers of which a network can be sure. */
const ofClasses = (taken: Partial<Objective> | undefined): boolean =>
  taken?.applies !== undefined || taken?.takes === 'probabilities';

/** What would bring the layer's input back to where the activation is steep: its mean, its spread, or both. */
function mended(
  snapshot: Snapshot,
  layer: LayerSnapshot,
  stds: StartStds,
): Pick<Observation, 'remedy' | 'settings'> {
  const own = weightOf(snapshot, layer.name);
  if (own?.fanIn) return { remedy: remedyOfFused(layer, { ...own, fanIn: own.fanIn }), settings: [] };
  const before = predecessorOf(snapshot, layer.name);
  if (!before) return { remedy: 'Scale the input to std 1.', settings: standardise };
  const { mean, std } = before.output.moments();
  const weight = weightOf(snapshot, before.name);
  if (!weight?.fanIn)
    return {
      remedy:
        std > 1
          ? `Its input has std ${figure(std)}: start the gain of ${before.name} at ${figure(1 / std)} of what it is.`
          : `Its input has mean ${figure(mean)}: bring that to 0.`,
      settings: std > 1 ? gammaSetting(snapshot, before.name, 1 / std) : [],
    };
  const gain = startGain(layer);
  const wanted = gain / Math.sqrt(weight.fanIn);
  const start = momentsBeforeUpdate(weight);
  const isOneSided = Math.abs(start.mean) * Math.sqrt(weight.fanIn) > start.std && weight.fanIn > 1;
  if (isOneSided || Math.abs(mean) > std) {
    const of = isOneSided
      ? `the weights' mean is ${figure(start.mean)}, beside a std of ${figure(start.std)}, and sums of ${weight.fanIn} add it up`
      : 'it is far from 0, where the activation is steep';
    return isOneSided
      ? {
          remedy: `Its input has mean ${figure(mean)}, since ${of}: start ${weight.name} around 0, with mean 0 and std ${figure(wanted)} (kaimingNormal, gain ${figure(gain)}).`,
          settings: [gainSetting(weight, gain)],
        }
      : {
          remedy: `Its input has mean ${figure(mean)}: ${of}. Start the bias of ${before.name} at 0, or put a batchNorm ahead.`,
          settings: biasSetting(snapshot, before.name, 0),
        };
  }
  const began = startStdOf(stds, weight);
  const change =
    began > byChance(weight) * sameScale * wanted
      ? `start ${weight.name} with std ${figure(wanted)} (gain ${figure(gain)} / √${weight.fanIn}) instead of ${figure(began)}, or `
      : '';
  return {
    remedy: `Its input has std ${figure(std)}: ${change}put a batchNorm ahead${change ? '' : `, or lower the learning rate, as ${weight.name} has grown or its inputs are large`}.`,
    settings: change ? [gainSetting(weight, gain), ...biasSetting(snapshot, before.name, 0)] : [],
  };
}

/** A norm's gamma at so many times what it starts from. */
function gammaSetting({ parameters }: Snapshot, layer: string, times: number): readonly Setting[] {
  const gamma = parameters.find(({ name }) => name === `${layer}.gamma`);
  return gamma ? [{ layer, option: 'gamma', value: times * momentsBeforeUpdate(gamma).mean }] : [];
}

/** The same of a layer that weighs its inputs itself, such as Keras's Dense of tanh: what goes into its activation is not seen. */
function remedyOfFused(layer: LayerSnapshot, weight: ParameterSnapshot & { readonly fanIn: number }): string {
  const gain = startGain(layer);
  const wanted = gain / Math.sqrt(weight.fanIn);
  const { std } = momentsBeforeUpdate(weight);
  if (std > sameScale * wanted)
    return `Start ${weight.name} with std ${figure(wanted)} (gain ${figure(gain)} / √${weight.fanIn}) instead of ${figure(std)}, or put a batchNorm between it and the activation.`;
  return `Scale the inputs of ${layer.name} to std 1, put a batchNorm between ${weight.name} and the activation, or lower the learning rate, as ${weight.name} has grown.`;
}

/** How many times too large the std of so many values may be by chance: two standard errors. */
const byChance = ({ shape }: ParameterSnapshot): number =>
  Math.min(1.25, 1 + Math.sqrt(2 / shape.reduce((product, side) => product * side, 1)));

/** A std that is off by less changes nothing that can be seen. */
const sameScale = 1.15;

/** `saturation` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const saturationRuleKind = ruleKind({
  type: 'saturation',
  consequenceOf: ['dataScale', 'weightScale', 'activationScale', 'biasDrift'],
  schema: { ...layerSelectionSchema, ...shareGradesSchema, 'flat?': '0 < number < 1' },
  operator: (options, { task }) => saturationRule(options, task),
});
