import type { RunCommand, RunEvent } from '@weir/core';
import { experimentOf, loadData, parseConfiguration, presetOf, runExperiment } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { Control } from '@weir/nn';
import { Observable, from, switchMap } from 'rxjs';

/**
 * The configuration of a preset, or of one of the runs that it compares, cut short. Where it wants files, the digits that
 * Weir draws itself take their place: the network is the same.
 */
export function shortened(name: string, variant: string | undefined, steps: number): Configuration {
  const { configuration, variants } = presetOf(name);
  const chosen = variants.find((candidate) => candidate.name === variant)?.configuration ?? configuration;
  const wantsFiles = JSON.stringify(chosen.data ?? {}).includes('.gz');
  return parseConfiguration({
    ...chosen,
    steps: Math.min(steps, chosen.steps ?? steps),
    ...(wantsFiles && { data: { type: 'images' } }),
  });
}

/** A real run of it in this process, which the caller has given a backend. */
export function trainedRun(
  configuration: Configuration,
  control$: Observable<RunCommand>,
  evaluate: boolean,
): Observable<RunEvent> {
  return new Observable((subscriber) => {
    const control = new Control();
    subscriber.add(control$.subscribe((command) => control.send(command)));
    const events$ = from(loadData(configuration)).pipe(
      switchMap((data) => runExperiment(experimentOf(configuration, data), { control, evaluate })),
    );
    subscriber.add(events$.subscribe(subscriber));
  });
}
