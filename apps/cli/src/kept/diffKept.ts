import { diffRuns } from '@weir/runs';
import type { RunDiff } from '@weir/runs';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import type { Surroundings } from '../surroundings.ts';
import { aligned } from '../terminal/aligned.ts';
import { findRun } from './findRun.ts';

/** Options of `weir diff`. */
export interface DiffFlags {
  readonly runs?: string;
  readonly format: 'pretty' | 'jsonl';
}

/** Prints what sets two runs apart. */
export async function diffKept(
  a: string,
  b: string,
  flags: DiffFlags,
  { output }: Surroundings,
): Promise<ExitCode> {
  const diff = await diffRuns(await findRun(a, flags.runs), await findRun(b, flags.runs));
  output.write(flags.format === 'jsonl' ? `${JSON.stringify(diff)}\n` : `${lines(diff).join('\n')}\n`);
  return exitCode.done;
}

function lines({ config, parts, final, findings }: RunDiff): readonly string[] {
  const text = (value: unknown) => JSON.stringify(value) ?? 'absent';
  const figure = (value: number | undefined) => (value === undefined ? 'none' : String(value));
  const splits = [...new Set([final.a, final.b].flatMap(({ splits = {} }) => Object.keys(splits)))];
  return [
    ...(config.length === 0
      ? ['the same configuration']
      : aligned(config.map(({ path, a, b }) => [path, text(a), text(b)]))),
    parts
      ? `losses part at step ${parts.step}: ${parts.a} and ${parts.b}, ${(parts.b - parts.a).toExponential(2)} apart`
      : 'losses are the same, bit for bit, as far as both came',
    ...aligned([
      ['steps', String(final.a.step), String(final.b.step)],
      ['last loss', figure(final.a.loss), figure(final.b.loss)],
      ...splits.map((split) => [
        `${split} loss`,
        figure(final.a.splits?.[split]?.loss),
        figure(final.b.splits?.[split]?.loss),
      ]),
    ]),
    ...findings.a.map((finding) => `only the first has found: ${finding}`),
    ...findings.b.map((finding) => `only the second has found: ${finding}`),
  ];
}
