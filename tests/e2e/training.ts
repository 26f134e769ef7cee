import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import { experimentOf, loadData, parseConfiguration, presetOf, runExperiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import type { StartRun } from '@weir/server';
import { defer, from, switchMap } from 'rxjs';

/** Trains what is asked for, in this process. */
export const training: StartRun = ({ preset, config }, control$) => {
  const configuration = parseConfiguration(preset === undefined ? config : presetOf(preset).configuration);
  return defer(() => {
    const control = new Control();
    control$.subscribe((command) => control.send(command));
    return from(Promise.all([loadData(configuration), setBackend('simd').then(ready)])).pipe(
      switchMap(([data]) => runExperiment(experimentOf(configuration, data), { control })),
    );
  });
};
