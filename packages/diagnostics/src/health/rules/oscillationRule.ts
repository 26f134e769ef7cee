import type { FindingChanged, ParameterSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
import { findings } from '../findings/findings.ts';
import { isNear } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `oscillationRule`, all with defaults. */
export interface OscillationRuleOptions {
  /** How far each update must point back along the one before, as −cosine. Default 0.9. */
  readonly back?: number;
}

/**
 * Steps jump over the minimum and back: each update points against the one before, and the loss does not fall. Where the
 * curvature along that direction is λ, a step at rate r multiplies the distance by 1 − rλ; at −1 it bounces for ever.
 *
 * The remedy is the rate 1/λ, which would land on the minimum, from how long an update is beside the one before:
 * `r / (1 + |update| / |update before|)`. A loss that falls all the same, or grows twofold in ten steps (`lossDiverging`
 * speaks), is none of this rule's, nor is minibatches' noise, whose updates do not point back step after step. Raised
 * after ten such steps in a row; 25 of every 100 steps are looked at, and of networks whose smallest weight has at most
 * 65,536 values.
 *
 * @throws RangeError unless 0 < back < 1.
 *
 * @example
 * ```ts
 * // From one side of the minimum to the other and back, the loss staying where it is.
 * const weight = (step: number) => {
 *   const moved = step % 2 === 0 ? 0.2 : -0.2;
 *   return { name: '0.linear.weight', data: { values: [1], shape: [1, 1] }, update: { values: [moved], shape: [1, 1] } };
 * };
 * const snapshots$ = range(0, 20).pipe(map((step) => arraySnapshot({ step, parameters: [weight(step)] })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(oscillationRule()));
 * finding.remedy; // → 'Lower the learning rate from 0.1 to 0.05, which would land on the minimum.'
 * ```
 */
export function oscillationRule({ back = 0.9 }: OscillationRuleOptions = {}): OperatorFunction<
  Snapshot,
  FindingChanged
> {
  if (!(back > 0 && back < 1))
    throw new RangeError(`oscillation: back must be above 0 and below 1, got ${back}; 0.9 is the default`);
  return findings<Snapshot, Path>(
    'oscillation',
    {
      initial: { seen: 0, losses: [], before: [] },
      look(state, snapshot) {
        const { loss, learningRate } = snapshot;
        const [earlier] = state.losses.push(loss) > window ? state.losses : [];
        if (state.losses.length > window) state.losses.shift();
        const [first] = state.losses;
        const isFalling = earlier !== undefined && loss < stillFalling * earlier;
        const grows = first !== undefined && loss > 2 * first;
        const isLooked = state.seen++ % round < looked;
        if (!isLooked || isFalling || grows || !(loss > 0)) {
          state.before = [];
          return isLooked ? [] : undefined;
        }
        const { before } = state;
        const now = (state.before = updatesOf(snapshot.parameters));
        const [size, sizeBefore] = [norm(now), norm(before)];
        if (!(size * sizeBefore > 0) || before.length !== now.length) return [];
        const value = -dot(now, before) / (size * sizeBefore);
        const near = value <= back;
        if (near && !isNear(value, back)) return [];
        const better = learningRate / (1 + size / sizeBefore);
        return [
          {
            subject: 'run',
            severity: 'warning',
            ...(near && { near }),
            value,
            threshold: back,
            settings: [rateSetting(snapshot, better)],
            formula: '−cosine of the angle between an update and the one before',
            meaning: `Each step undoes the one before: at a learning rate of ${figure(learningRate)} steps jump over the minimum and back, and the loss stays at ${figure(loss)}.`,
            remedy: `Lower the learning rate from ${figure(learningRate)} to ${figure(better)}, which would land on the minimum.`,
          },
        ];
      },
    },
    { raiseAfter: window },
  );
}

interface Path {
  seen: number;
  /** The last ones. */
  readonly losses: number[];
  /** Sampled from the last update. */
  before: readonly number[];
}

const window = 10;

/** Of every so many steps the first ones are looked at: reading updates at each step costs more than it is worth. */
const round = 100;
const looked = 25;

/** Loss beside that of ten steps ago below which the network learns all the same. */
const stillFalling = 0.98;

/** Values that are looked at of a network's updates, and of how many they may be a part. */
const mostValues = 256;
const mostRead = 2 ** 16;

/** Evenly spaced values of the updates of the smallest weight, whose direction is that of all. */
function updatesOf(parameters: readonly ParameterSnapshot[]): readonly number[] {
  const sizeOf = ({ shape }: ParameterSnapshot) => shape.reduce((product, side) => product * side, 1);
  const trained = parameters.filter(({ frozen, shape }) => !frozen && shape.length >= 2);
  const [smallest] = [...trained].sort((a, b) => sizeOf(a) - sizeOf(b));
  if (!smallest || sizeOf(smallest) > mostRead) return [];
  const values = smallest.update.values();
  const stride = Math.ceil(values.length / mostValues);
  return Array.from({ length: Math.ceil(values.length / stride) }, (_, at) => values[at * stride] ?? 0);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const norm = (a: readonly number[]): number => Math.sqrt(dot(a, a));

/** `oscillation` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const oscillationRuleKind = ruleKind({
  type: 'oscillation',
  consequenceOf: ['dataScale', 'notFinite', 'updateRatio', 'linearStack'],
  schema: { 'back?': '0 < number < 1' },
  defaultEvery: 1,
  operator: oscillationRule,
});
