import '@weir/backend-simd';
import { readFileSync } from 'node:fs';
import { setBackend } from '@tensorflow/tfjs-core';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import { backward, descend, minibatches } from '@weir/nn';
import { createHash } from 'node:crypto';
import { lastValueFrom, map, take } from 'rxjs';
import { describe, expect, it } from 'vitest';

interface Recorded {
  /** Of `golden/configs.json`. */
  readonly name: string;
  readonly steps: number;
  /** SHA-256 over the float32 bits of all parameters after those steps, in order, as far as 16 digits. */
  readonly bits: string;
}

const read = <Content>(path: string): Content =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Content; // committed beside this test

const configurations =
  read<readonly { readonly name: string; readonly data: { readonly type: string } }[]>(
    '../golden/configs.json',
  );

/** Trains on embedded data, so that nothing but Weir decides the bits. */
async function bitsAfter(name: string, steps: number): Promise<string> {
  const found = configurations.find((candidate) => candidate.name === name);
  const images = found?.data.type === 'images';
  const data = images
    ? { type: 'images', corpus: 'digits' }
    : { type: 'names', corpus: 'given-names', contextLength: 3 };
  const configuration = parseConfiguration({ ...found, data, diagnostics: [] });
  const experiment = experimentOf(configuration, await loadData(configuration));
  const { network, loss, optimizer, schedule, rng, batchSize } = experiment;
  const bits$ = minibatches(experiment.data.train, { size: batchSize, rng }).pipe(
    network,
    loss,
    backward(),
    descend(optimizer, schedule),
    take(steps),
    map(({ parameters }) => {
      const hash = createHash('sha256');
      for (const { update } of parameters) hash.update(Float32Array.from(update.values()));
      for (const { data } of parameters) hash.update(Float32Array.from(data.values()));
      return hash.digest('hex').slice(0, 16);
    }),
  );
  return lastValueFrom(bits$);
}

describe('parameters trained on simd have the bits they had when these were written down', () => {
  it.each(read<readonly Recorded[]>('recordedBits.json'))('$name after $steps steps', async (recorded) => {
    await setBackend('simd');
    expect(await bitsAfter(recorded.name, recorded.steps)).toBe(recorded.bits);
  });
});
