import type { DataSet } from '@weir/data';
import { concat, defer, firstValueFrom, from, mergeMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { dataSizes } from './dataSizes.ts';
import { deepBatchNorm } from './deepBatchNorm.ts';
import { fanIn } from './fanIn.ts';
import type { Figure } from './figure.ts';
import { initialLosses } from './initialLosses.ts';
import { linearStatistics } from './linearStatistics.ts';
import { loggedPresets, lossLog } from './lossLog.ts';

/** How much of the lecture `reproduce` runs. */
export interface ReproduceOptions {
  /** Adds the 200,000-step runs. Default false. */
  readonly full?: boolean;
}

/**
 * Runs what the lecture prints and emits each of its figures beside Weir's, as soon as it is known.
 *
 * @param data The lecture's own names, shuffled as it does: `names.txt`, generator python, seed 42.
 */
export function reproduce(data: DataSet, { full = false }: ReproduceOptions = {}): Observable<Figure> {
  const sections: readonly (() => Promise<readonly Figure[]>)[] = [
    () => Promise.resolve(dataSizes(data)),
    () => Promise.resolve(fanIn()),
    () => firstValueFrom(linearStatistics(false)),
    () => firstValueFrom(linearStatistics(true)),
    () => initialLosses(data),
    () => deepBatchNorm(data),
    ...(full ? loggedPresets.map((preset) => () => lossLog(preset, data)) : []),
  ];
  return concat(...sections.map((section) => defer(section).pipe(mergeMap((figures) => from(figures)))));
}
