import type { KeptRun } from '@weir/runs';
import type { RunObserver } from '../runObserver.ts';
import { resumption, stoppedAt } from './resumption.ts';

/**
 * Says how to go on with a kept run that has not done all its steps, and has an interrupted one evaluated as it stands, for
 * tables and report.
 *
 * @param quit Whether `q` ended it.
 * @param folder Of the run; of an interrupted comparison, that of all its runs.
 */
export async function wayOn(
  run: KeptRun,
  observer: RunObserver,
  {
    quit,
    folder,
    log,
  }: { readonly quit: boolean; readonly folder: string; readonly log: (line: string) => void },
): Promise<void> {
  if (run.interrupted) {
    log(resumption(folder));
    const reached = await run.reached();
    if (reached) observer.interrupted(reached);
    return;
  }
  const { ending } = observer.report();
  if (quit && ending) log(stoppedAt(folder, ending.steps));
}
