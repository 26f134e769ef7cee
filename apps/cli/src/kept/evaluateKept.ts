import { evaluationOf, upTo } from '@weir/runs';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import type { PrepareOptions } from '../prepare.ts';
import type { Surroundings } from '../surroundings.ts';
import { evaluationTable } from '../terminal/tables.ts';
import { after } from './after.ts';
import { findRun } from './findRun.ts';
import { mustHaveStatistics } from './mustHaveStatistics.ts';
import { prepareNetwork } from './prepareKept.ts';

/** Options of `weir evaluate`. */
export interface EvaluateFlags extends PrepareOptions {
  readonly runs?: string;
  readonly at?: number;
  readonly format: 'pretty' | 'jsonl';
}

/** Evaluates a run's network on every split, as it was after a step: from a checkpoint, without training to it. */
export async function evaluateKept(
  run: string,
  flags: EvaluateFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const { store, id } = await findRun(run, flags.runs);
  const { experiment, state, step, parametersOf } = await upTo(store, id, prepareNetwork(flags, log), {
    step: flags.at,
    note: log,
  });
  mustHaveStatistics(id, step, experiment);
  const { splits } = await evaluationOf(experiment, state, step);
  if (flags.format === 'jsonl')
    output.write(`${JSON.stringify({ type: 'evaluated', step, parametersOf, splits })}\n`);
  else output.write(`${[after(step, parametersOf), ...evaluationTable(splits)].join('\n')}\n`);
  return exitCode.done;
}
