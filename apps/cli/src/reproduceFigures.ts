import { agrees, loadData, parseConfiguration, presetOf, reproduce } from '@weir/experiments';
import type { Figure } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';
import { lastValueFrom, tap } from 'rxjs';
import { startBackend } from './backend.ts';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import type { Surroundings } from './surroundings.ts';

/** Options of `weir reproduce`. */
export interface ReproduceFlags {
  readonly full?: boolean;
  readonly dataDir?: string;
  readonly path: string;
  readonly backend?: string;
  readonly threads?: number;
}

/** Reproduces the lecture's figures, a line each as soon as it is known; fails if one that must agree does not. */
export async function reproduceFigures(
  { full = false, dataDir, path, backend, threads }: ReproduceFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const { configuration: input } = presetOf('deep-batchnorm');
  const configuration = parseConfiguration({ ...input, data: { ...input.data, path } });
  const read = readDataFile(dataDir === undefined ? {} : { dataDir });
  const data = await loadData(configuration, { read });
  await startBackend(backend, log, threads);
  const figures: Figure[] = [];
  const figures$ = reproduce(data, { full }).pipe(
    tap((figure) => {
      if (figure.experiment !== figures.at(-1)?.experiment) output.write(`\n${figure.experiment}\n`);
      figures.push(figure);
      output.write(`${line(figure)}\n`);
    }),
  );
  await lastValueFrom(figures$, { defaultValue: undefined });
  const missed = figures.filter((figure) => !agrees(figure));
  output.write(
    `\n${figures.length - missed.length} of ${figures.length} figures agree to the digits that a correct run shows\n`,
  );
  for (const { experiment, name } of missed) output.write(`  not so: ${experiment}, ${name}\n`);
  return missed.length > 0 ? exitCode.failed : exitCode.done;
}

function line(figure: Figure): string {
  const { name, lecture, weir, digits, required } = figure;
  const shown = Number(weir.toPrecision(Math.max(7, digits))).toString();
  const agreeing = digits === 1 ? '1 digit agrees' : `${digits} digits agree`;
  const verdict = agrees(figure) ? '' : `  BUT ${required} must`;
  return `  ${name.padEnd(42)} lecture ${lecture.padEnd(20)} weir ${shown.padEnd(14)} ${agreeing}${verdict}`;
}
