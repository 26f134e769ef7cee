import type { Finding } from '@weir/core';
import { everFound } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
import { EMPTY, catchError, lastValueFrom, tap } from 'rxjs';
import type { Setup } from './setups.ts';

/** What came of a run. */
export interface Outcome {
  /** All that was ever found, as it was last. */
  readonly ever: readonly Finding[];
  /** The same, as it was when it was first raised. */
  readonly found: readonly Finding[];
  /** Mean of the last 30 losses; Infinity of a run that diverged. */
  readonly loss: number;
  /** Of the training split in evaluation mode. */
  readonly evaluated: number;
  readonly validated: number;
}

/** The drawn digits, which take longer to draw than a network does to train. */
let drawn: ReturnType<typeof loadData> | undefined;

/** Trains a network, with all health rules and nothing else that watches. */
export async function trained({ csv, ...setup }: Setup): Promise<Outcome> {
  const configuration = parseConfiguration({ seed: 7, batchSize: 32, ...setup, diagnostics: [] });
  const read = () => Promise.resolve(new TextEncoder().encode(csv ?? ''));
  const experiment = experimentOf(
    configuration,
    csv === undefined && configuration.data.type === 'images'
      ? await (drawn ??= loadData(configuration))
      : await loadData(configuration, { read }),
  );
  const found: Finding[] = [];
  let ever: readonly Finding[] = [];
  const losses: number[] = [];
  let [evaluated, validated, diverged] = [NaN, NaN, false];
  await lastValueFrom(
    runExperiment(experiment).pipe(
      tap((event) => {
        if (event.type === 'progress') losses.push(...event.losses);
        if (event.type === 'finding' && event.change === 'raised') found.push(event.finding);
        if (event.type === 'finding') ever = everFound(ever, event);
        if (event.type === 'evaluated') {
          evaluated = event.splits['train']?.loss ?? NaN;
          validated = event.splits['validation']?.loss ?? NaN;
        }
      }),
      catchError(() => {
        diverged = true;
        return EMPTY;
      }),
    ),
    { defaultValue: undefined },
  );
  const tail = losses.slice(-30);
  const loss = diverged ? Infinity : tail.reduce((sum, value) => sum + value, 0) / tail.length;
  return { ever, found, loss, evaluated, validated };
}
