import { kept, normKinds } from '@weir/core';
import type { FindingChanged, Kept, Snapshot } from '@weir/core';
import { EMPTY, defer, merge } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { flatUnits } from '../../flatness/flatUnits.ts';
import type { DeadUnits, LayerDeadUnits } from '../../measures/layerDeadUnits.ts';
import { layerSelectionSchema, selectLayers } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { percentage } from '../evidence/figure.ts';
import { flatUnitNotes, slower, startedOpen } from '../evidence/flatUnitNotes.ts';
import { obstacleTo } from '../evidence/obstacle.ts';
import type { Obstacle } from '../evidence/obstacle.ts';
import { findings } from '../findings/findings.ts';
import { isNear } from '../findings/grade.ts';
import type { Observation } from '../findings/judge.ts';
import { ruleKind } from '../kinds/ruleKind.ts';
import type { RuleInputs } from '../kinds/ruleKind.ts';

/** Thresholds of `deadUnitsRule`, all with defaults. */
export interface DeadUnitsRuleOptions extends LayerSelection {
  /**
   * How many batches in a row, of those that the cadence lets through, make a unit lost rather than unlucky.
   * Default 10.
   */
  readonly over?: number;
  /** Share of a layer's units lost, 0 to 1, above which it is a warning; fewer are no finding. Default 0.2. */
  readonly warning?: number;
  /** The same for an error. Default 0.5. */
  readonly error?: number;
}

/**
 * Units are flat for every example of as many batches as `over` says, so that nothing teaches them: warning of a fifth
 * of a layer, error of half; and info where more than half are for one batch. leakyRelu cannot die.
 *
 * A few are lost in every deep network of relus that trains well, and no remedy changes much there: below a fifth of a
 * layer nothing is said.
 *
 * The finding names the units and is updated as they die and revive; `deadUnitsTimeline` keeps their history. Units
 * that are flat for the whole training split are a finding of their own.
 *
 * @param inputs `deadUnits`: the units that are flat over a whole split, as often as they are measured.
 * @throws RangeError if `over` is not a positive integer.
 *
 * @example
 * ```ts
 * // The first of two units is 0 for every example of two batches.
 * const relu = { kind: 'relu', output: { values: [0, 1, 0, 2], shape: [2, 2] } };
 * const snapshots$ = range(0, 2).pipe(map((step) => arraySnapshot({ step, layers: [relu] })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(deadUnitsRule({ over: 2 })));
 * finding.units; // → [0]
 * ```
 */
export function deadUnitsRule(
  { over = 10, warning = 0.2, error = 0.5, ...selection }: DeadUnitsRuleOptions = {},
  { deadUnits: overSplit = EMPTY, task }: Pick<RuleInputs, 'deadUnits' | 'task'> = {},
): OperatorFunction<Snapshot, FindingChanged> {
  if (!Number.isInteger(over) || over < 1) {
    throw new RangeError(
      `deadUnits: over must be a positive integer, got ${over}; the batches in an epoch cover a data set`,
    );
  }
  const judge = (
    { name: subject, kind, units, dead }: LayerDeadUnits,
    isNormed: boolean,
    lost: readonly number[],
    atStart: readonly number[],
    snapshot: Snapshot,
  ): readonly Observation[] => {
    const { flat, fromStart, later } = flatUnitNotes(kind, isNormed);
    const share = lost.length / units;
    if (share > warning || (isNear(share, warning) && dead.length / units <= error)) {
      const isFromStart = lost.filter((unit) => atStart.includes(unit)).length > lost.length / 2;
      return [
        {
          subject,
          ...gravity(share, { warning, error }),
          ...(share > warning ? {} : { near: true as const }),
          units: lost,
          value: share,
          formula: `share of units ${flat} for every example of ${over} batches`,
          meaning: `${lost.length} of ${units} units of ${subject} (${percentage(share)}) were flat for ${over} batches in a row${isFromStart ? ', most of them since the start' : ''}: they learn nothing.`,
          remedy: isFromStart ? fromStart : later,
          settings: isFromStart
            ? startedOpen(snapshot, subject, kind, isNormed)
            : slower(snapshot.learningRate),
        },
      ];
    }
    // A batch has units that are flat by chance; more than half of a layer are not.
    if (dead.length / units <= error) return [];
    return [
      {
        subject,
        severity: 'info',
        units: dead,
        value: dead.length / units,
        threshold: error,
        formula: `share of units ${flat} for every example of a batch`,
        meaning: `${dead.length} of ${units} units of ${subject} were flat for a whole batch; others may still teach them.`,
        remedy: fromStart,
      },
    ];
  };
  const overBatches = (last: Kept<Seen>) =>
    findings<Snapshot, Streaks>(
      'deadUnits',
      {
        initial: { streaks: {}, starts: {}, blocked: undefined },
        look(state, snapshot) {
          const { streaks, starts } = state;
          const normed = behindNorms(snapshot);
          // What is seen only once units have died may follow from that.
          state.blocked ??= obstacleTo(snapshot)?.rule ?? 'nothing';
          const found = selectLayers('deadUnits', snapshot.layers, selection).flatMap((layer) => {
            const flat = flatUnits(layer);
            if (!flat) return [];
            const dead = flat.flatMap((isFlat, unit) => (isFlat ? [unit] : []));
            const before = streaks[layer.name] ?? {};
            const streak = Object.fromEntries(dead.map((unit) => [unit, (before[unit] ?? 0) + 1]));
            const start = (starts[layer.name] ??= dead);
            streaks[layer.name] = streak;
            return judge(
              { name: layer.name, kind: layer.kind, units: flat.length, dead },
              normed.includes(layer.name),
              dead.filter((unit) => (streak[unit] ?? 0) >= over),
              start,
              snapshot,
            );
          });
          const obstacle = found.length === 0 ? undefined : obstacleTo(snapshot);
          const isCause = obstacle?.rule === state.blocked || obstacle?.rule === 'saturation';
          last.value = {
            normed,
            learningRate: snapshot.learningRate,
            ...(isCause && obstacle && { obstacle }),
          };
          return asConsequence(found, last.value.obstacle);
        },
      },
      { clearAfter: 4 }, // units of a batch come and go
    );
  // Of a handful of examples any unit may miss all by chance.
  const hasEnough = (task?.examples ?? Infinity) >= fewest;
  const overSplit$ = hasEnough ? overSplit : EMPTY;
  return (source) =>
    defer(() => {
      const last = kept<Seen>('obstacle', { normed: [] });
      const ofWhole = findings<DeadUnits>(
        'deadUnits',
        () =>
          ({ layers }) =>
            asConsequence(
              layers.flatMap((layer) =>
                ofSplit(layer, last.value.normed.includes(layer.name), { warning, error }).map((found) => ({
                  ...found,
                  settings: slower(last.value.learningRate),
                })),
              ),
              last.value.obstacle,
            ),
        { clearAfter: 1 },
      );
      return merge(source.pipe(overBatches(last)), overSplit$.pipe(ofWhole));
    });
}

/** Units that are flat because something else is wrong: that is what there is to mend. */
function asConsequence(
  found: readonly Observation[],
  obstacle: Obstacle | undefined,
): readonly Observation[] {
  if (obstacle?.rule === 'saturation') return []; // the same fact by another name
  if (!obstacle || obstacle.rule === 'deadUnits') return found;
  const remedy = `It follows from this: ${obstacle.what}. Do what ${obstacle.rule} says.`;
  const cause = { rule: obstacle.rule, subject: obstacle.subject };
  return found.map(({ settings: _, ...observation }) => ({ ...observation, remedy, cause }));
}

/** What there is to say of units that are flat for a whole split. */
function ofSplit(
  { name, kind, units, dead }: LayerDeadUnits,
  isNormed: boolean,
  { warning, error }: { readonly warning: number; readonly error: number },
): readonly Observation[] {
  const share = dead.length / units;
  if (!(share > warning)) return [];
  const { flat, later } = flatUnitNotes(kind, isNormed);
  return [
    {
      subject: `${name} (training split)`,
      ...gravity(share, { warning, error }),
      units: dead,
      value: share,
      formula: `share of units ${flat} for every example of the training split, in evaluation mode`,
      meaning: `${dead.length} of ${units} units of ${name} (${percentage(share)}) are flat for every example there is: no batch will teach them.`,
      remedy: later,
    },
  ];
}

/** By unit: in how many batches in a row it was flat; and which units were in the first batch. */
interface Streaks {
  readonly streaks: Record<string, Readonly<Record<number, number>>>;
  readonly starts: Record<string, readonly number[]>;
  /** The rule of what stood in the way in the first batch, or `nothing`. */
  blocked: string | undefined;
}

function gravity(
  share: number,
  { warning, error }: { readonly warning: number; readonly error: number },
): Pick<Observation, 'severity' | 'threshold'> {
  if (share > error) return { severity: 'error', threshold: error };
  return { severity: 'warning', threshold: warning };
}

/** What the last batch showed, for what is measured over a split. */
interface Seen {
  readonly learningRate?: number;
  readonly obstacle?: Obstacle;
  /** Layers whose inputs a norm makes. */
  readonly normed: readonly string[];
}

function behindNorms({ layers }: Snapshot): readonly string[] {
  return layers.slice(1).flatMap(({ name }, before) => {
    const ahead = layers[before];
    return ahead && normKinds.includes(ahead.kind) ? [name] : [];
  });
}

/** Examples of a split below which flat units are chance. */
const fewest = 32;

/** `deadUnits` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const deadUnitsRuleKind = ruleKind({
  type: 'deadUnits',
  consequenceOf: ['dataScale', 'weightDecay', 'outputLayer', 'allZero', 'weightScale', 'lossDiverging'],
  schema: {
    ...layerSelectionSchema,
    'over?': 'number.integer >= 1',
    'warning?': '0 <= number <= 1',
    'error?': '0 <= number <= 1',
  },
  defaultEvery: 50,
  operator: deadUnitsRule,
});
