import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import { agrees, loadData, parseConfiguration, presetOf, reproduce } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';
import { lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { dataFolder, hasData } from '../dataFolder.ts';

describe.skipIf(!hasData('names.txt'))("the lecture's printed figures", () => {
  it('agree with ours, each to the digits that float32 lets them', async () => {
    await setBackend('simd');
    const { configuration: input } = presetOf('deep-batchnorm');
    const configuration = parseConfiguration({ ...input, data: { ...input.data, path: 'names.txt' } });
    const data = await loadData(configuration, { read: readDataFile({ dataDir: dataFolder }) });
    const figures = await lastValueFrom(reproduce(data).pipe(toArray()));
    expect(figures.filter((figure) => !agrees(figure))).toEqual([]);
    expect(figures.length).toBeGreaterThan(60);
  });
});
