import type { DiagnosticInputs } from '@weir/diagnostics';
import { calibratedMoments } from './calibratedMoments.ts';
import { classifierOf } from './classifierOf.ts';
import { drawerOf } from './drawerOf.ts';
import type { Experiment } from './experiment.ts';
import type { MomentsFollower } from './momentsFollower.ts';
import { probeOf } from './probeOf.ts';

/** What a run gives the diagnostics that ask for more than snapshots; nothing is computed ahead of being asked for. */
export function probingInputs(experiment: Experiment, moments: MomentsFollower): DiagnosticInputs {
  return {
    probe: probeOf(experiment, moments),
    running: () => moments.running,
    draw: drawerOf(experiment, moments),
    classified: classifierOf(experiment, moments),
    calibrated: (examples) => calibratedMoments(experiment, examples, moments.running.step),
  };
}
