import type { FindingChanged, LayerSnapshot, Reading, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { grade, timesApart } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { depthGrades } from '../evidence/depthGrades.ts';
import { depthRatio } from '../evidence/depthRatio.ts';
import type { DepthRatio } from '../evidence/depthRatio.ts';
import { shareLeft } from '../evidence/learnable.ts';
import { blockedBefore } from '../evidence/obstacle.ts';
import { oneOf, settingsOfFirst } from '../evidence/scaleRemedies.ts';
import type { ScaleRemedy } from '../evidence/scaleRemedies.ts';
import { startStdsOf } from '../evidence/startStds.ts';
import type { StartStds } from '../evidence/startStds.ts';
import type { Task } from '../evidence/task.ts';

/** A scale that ought to stay as it is from layer to layer. */
export interface ScaleAlongDepth {
  /** What has the scale; of a layer without, nothing is said. */
  readonly reading: (layer: LayerSnapshot) => Reading | undefined;
  /** Whether it travels from the last layer to the first, so that its change is that of the first over the last. Default false. */
  readonly isBackward?: boolean;
  /** Whether nothing can be said of this step. Default: something always can. */
  readonly isUnclear?: (snapshot: Snapshot) => boolean;
  /** What would mend the change, best first; none where all that would is in place. */
  readonly remedies: (snapshot: Snapshot, change: DepthRatio, starts: StartStds) => readonly ScaleRemedy[];
  /** Whom it is said of, how it is reckoned, and what it means. */
  readonly words: (change: DepthRatio) => Pick<Observation, 'subject' | 'formula' | 'meaning'>;
}

/**
 * Findings of a scale that shrinks or grows along depth, by how many times either way. Silent where all that would change it is
 * in place, of what began well and has grown in a network that learns well, and where something else keeps the network from learning.
 */
export function scaleAlongDepth(
  rule: string,
  { reading, isBackward = false, isUnclear = () => false, remedies, words }: ScaleAlongDepth,
  { info, warning, error, ...selection }: Required<Grades> & LayerSelection,
  task: Pick<Task, 'baseline' | 'floor'> | undefined,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, Starts>(rule, {
    initial: {},
    look(state, snapshot) {
      state.stds ??= startStdsOf(snapshot);
      const found = depthRatio(rule, snapshot.layers, selection, reading);
      const change = found && isBackward ? { ...found, ratio: 1 / found.ratio } : found;
      const graded =
        change && grade(timesApart(change.ratio, 1), depthGrades({ info, warning, error }, change.layers));
      state.begins ??= graded !== undefined && !graded.near;
      if (!change || !graded || !Number.isFinite(change.ratio)) return [];
      // What has grown since, in a network that learns well, is what it has learnt.
      if (!state.begins && (shareLeft(snapshot.loss, task) ?? 1) < wellBelow) return [];
      if (isUnclear(snapshot) || blockedBefore(snapshot)) return [];
      const mending = remedies(snapshot, change, state.stds);
      // Beside a gain that is right, a slight change is no reason to build the network anew.
      if (mending.every(({ rebuilds }) => rebuilds && graded.severity === 'info')) return [];
      const { subject, formula, meaning } = words(change);
      return [
        {
          subject,
          severity: graded.severity,
          ...(graded.near && { near: true as const }),
          value: change.ratio,
          threshold: change.ratio < 1 ? 1 / graded.threshold : graded.threshold,
          formula,
          meaning,
          remedy: oneOf(mending),
          ...settingsOfFirst(mending),
        },
      ];
    },
  });
}

interface Starts {
  stds?: StartStds;
  /** Whether it was beyond its threshold at first. */
  begins?: boolean;
}

/** Loss, as a share of that at chance, below which a network learns well, whatever its scales have grown to. */
const wellBelow = 0.7;
