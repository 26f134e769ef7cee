import '@weir/backend-simd';
import '@weir/backend-simd/fma';
import { setBackend } from '@tensorflow/tfjs-core';
import { experimentOf, loadData, parseConfiguration, report, runExperiment } from '@weir/experiments';
import type { Report } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';
import { readFileSync } from 'node:fs';
import { lastValueFrom } from 'rxjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { dataFolder, hasData } from '../dataFolder.ts';
import { deviations } from './deviations.ts';
import type { Trace } from './deviations.ts';

const golden = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8'));
const traces = golden('traces') as readonly Trace[];

async function run({ config }: Trace, steps: number): Promise<Report> {
  const configuration = parseConfiguration({ ...config, steps, diagnostics: [] });
  const data = await loadData(configuration, { read: readDataFile({ dataDir: dataFolder }) });
  const whole = steps === config.steps;
  const events$ = runExperiment({ ...experimentOf(configuration, data), rules: [] }, { evaluate: whole });
  return lastValueFrom(events$.pipe(report(configuration.logEvery)));
}

/** Losses as far as they are compared, each relative to PyTorch's. */
const lossDeviations = (shown: Report, trace: Trace, before: number) =>
  trace.losses
    .filter(([step]) => step < before)
    .map(([step, loss]) => {
      const found = shown.losses.find(([at]) => at === step)?.[1] ?? NaN;
      return { step, deviation: Math.abs(found / loss - 1) };
    });

/** What a correct float32 run can be held to; `golden/conditioning.json` says why three are not held to 1e-5. */
const wholeRuns: readonly [name: string, tolerance: number][] = [
  ['mlp-fix-softmax', 1e-5],
  ['mlp-fix-saturation', 1e-5],
  ['mlp-kaiming', 1e-5],
  ['mlp-batchnorm', 1e-5],
  ['deep-batchnorm', 1e-5],
  ['deep-tanh-gain-5/3', 1e-5],
  ['deep-tanh-gain-1', 1e-5],
  ['deep-tanh-gain-3', 4e-3],
  ['one-step-deep-batchnorm', 1e-5],
  ['relu-adam-layernorm', 1e-5],
];

const named = (name: string): Trace => {
  const trace = traces.find((candidate) => candidate.name === name);
  if (!trace) throw new Error(`no trace is named ${name}`);
  return trace;
};

describe.each(['simd', 'simd-fma'])('on %s', (backend) => {
  beforeEach(async () => {
    await setBackend(backend);
  });

  describe.skipIf(!hasData('names.txt'))("runs on the lecture's names follow PyTorch's", () => {
    it.each(wholeRuns)('%s: losses, layers, parameters and evaluation to %d', async (name, tolerance) => {
      const trace = named(name);
      const shown = await run(trace, trace.config.steps);
      expect(shown.parameterCount).toBe(trace.parameterCount);
      expect(
        lossDeviations(shown, trace, Infinity).filter(
          ({ deviation }) => !(deviation <= Math.min(tolerance, 1e-3)),
        ),
      ).toEqual([]);
      expect(deviations(shown, trace).filter(({ deviation }) => !(deviation <= tolerance))).toEqual([]);
    });

    it('mlp-original, which is chaotic after: losses of its first 20 steps to 1e-4', async () => {
      const trace = named('mlp-original');
      const shown = await run(trace, 20);
      const compared = lossDeviations(shown, trace, 20);
      expect(compared.length).toBe(4);
      expect(compared.filter(({ deviation }) => !(deviation <= 1e-4))).toEqual([]);
    });
  });

  describe.skipIf(!hasData('mnist/t10k-images-idx3-ubyte.gz'))(
    "runs on MNIST's images follow PyTorch's",
    () => {
      const trace = named('mnist-cnn-batchnorm');

      it('mnist-cnn-batchnorm: losses of its first 60 steps to 1e-4', async () => {
        const compared = lossDeviations(await run(trace, 60), trace, 60);
        expect(compared.length).toBe(12);
        expect(compared.filter(({ deviation }) => !(deviation <= 1e-4))).toEqual([]);
      });

      it('mnist-cnn-batchnorm: accuracy after 300 steps within a point', async () => {
        const { evaluation } = await run(trace, trace.config.steps);
        for (const [split, { accuracy }] of Object.entries(trace.evaluation)) {
          expect(Math.abs((evaluation[split]?.accuracy ?? NaN) - accuracy)).toBeLessThan(0.01);
        }
      });
    },
  );
});
