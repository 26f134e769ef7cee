import { runExperiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import type { StartRun } from '@weir/server';
import { Observable, from, switchMap } from 'rxjs';
import type { PrepareOptions } from '../prepare.ts';
import { requestedConfiguration, requestedExperiment } from './requested.ts';

/** Runs as a server wants them that keeps none: begun by the subscription, steered by commands. */
export const unkeptRuns =
  (options: PrepareOptions, log: (line: string) => void): StartRun =>
  (request, control$) => {
    const configuration = requestedConfiguration(request);
    return new Observable((subscriber) => {
      const control = new Control();
      if (request.commands) control.schedule(request.commands);
      subscriber.add(control$.subscribe((command) => control.send(command)));
      const events$ = from(requestedExperiment(configuration, request, options, log)).pipe(
        switchMap((experiment) => runExperiment(experiment, { control })),
      );
      subscriber.add(events$.subscribe(subscriber));
    });
  };
