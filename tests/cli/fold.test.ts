import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSafetensors } from '../../packages/runs/src/checkpoint/safetensors.ts';
import { describe, expect, it } from 'vitest';
import { weir } from './weir.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-fold-'));

const linear = { type: 'linear', out: 12 };
const norm = { type: 'batchNorm' };

/** Writes a configuration and folds what it trains. */
async function folded(name: string, model: readonly object[], data: object = { type: 'names' }) {
  const config = join(folder, `${name}.json`);
  writeFileSync(
    config,
    JSON.stringify({ name, data, model, steps: 40, groups: [{ match: '*.gamma', weightDecay: 0 }] }),
  );
  const ended = await weir(['fold', config, '--out', join(folder, `${name}-folded`)]);
  return { ...ended, difference: Number(/, (\S+) of the largest output/.exec(ended.stdout)?.[1]) };
}

const read = (
  name: string,
): { readonly model: readonly { readonly type: string }[]; readonly groups?: unknown } =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as ReturnType<typeof read>; // as fold writes it

describe('weir fold', () => {
  it('writes the folded weights of linear layers, within composites too, and a configuration that they fit', async () => {
    const model = [
      { type: 'embedding', dim: 4 },
      { type: 'flatten' },
      { ...linear, bias: false },
      norm,
      { type: 'tanh' },
      norm,
      { type: 'residual', layers: [linear, norm, { type: 'tanh' }] },
      { type: 'linear', out: 27 },
      norm,
    ];
    const { code, stdout, difference } = await folded('deep', model);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '3 batchNorms folded into the layers before them, 1 left as they follow something else',
    );
    expect(difference).toBeLessThan(1e-6);
    const { model: written, groups } = read('deep-folded');
    expect(written.map(({ type }) => type)).toEqual([
      'embedding',
      'flatten',
      'linear',
      'tanh',
      'batchNorm',
      'residual',
      'linear',
    ]);
    expect(groups).toHaveLength(1); // the norm that is left has a gamma
    const { tensors } = readSafetensors(readFileSync(join(folder, 'deep-folded.safetensors')));
    expect([...tensors.keys()]).toEqual([
      '0.embedding.weight',
      '2.linear.weight',
      '2.linear.bias',
      '4.batchNorm.gamma',
      '4.batchNorm.beta',
      '5.residual.0.linear.weight',
      '5.residual.0.linear.bias',
      '6.linear.weight',
      '6.linear.bias',
      '4.batchNorm.runningMean',
      '4.batchNorm.runningVariance',
    ]);
    const again = await weir(['run', join(folder, 'deep-folded.json'), '--steps', '2']);
    expect(again.code).toBe(0);
  });

  it('folds convolutions, and leaves out groups that have nothing left to match', async () => {
    const model = [
      { type: 'conv2d', out: 4, kernel: 3, stride: 2 },
      norm,
      { type: 'relu' },
      { type: 'flatten' },
      { type: 'linear', out: 10 },
    ];
    const { code, difference } = await folded('images', model, { type: 'images', corpus: 'digits' });
    expect(code).toBe(0);
    expect(difference).toBeLessThan(1e-6);
    expect(read('images-folded').groups).toBeUndefined();
  });

  it('folds a kept run as it was after a step, without training', async () => {
    const config = join(folder, 'kept.json');
    const model = [
      { type: 'embedding', dim: 2 },
      { type: 'flatten' },
      linear,
      norm,
      { type: 'linear', out: 'vocabulary' },
    ];
    writeFileSync(config, JSON.stringify({ name: 'kept', model, steps: 6 }));
    const runs = join(folder, 'runs');
    expect((await weir(['run', config, '--out', runs, '--checkpoint-every', '3'])).code).toBe(0);
    const [id = ''] = readdirSync(runs);
    const { code, stdout, stderr } = await weir([
      'fold',
      id,
      '--runs',
      runs,
      '--at',
      '3',
      '--out',
      join(folder, 'kept-folded'),
    ]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('1 batchNorm folded into the layer before it\n'),
    ]);
    expect(stderr).toContain(`${id} after 3 steps`);
    expect(read('kept-folded').model).toHaveLength(4);
  });

  it('says where there is nothing to fold, ahead of the training', async () => {
    const model = [
      { type: 'embedding', dim: 4 },
      { type: 'flatten' },
      { type: 'tanh' },
      norm,
      { type: 'linear', out: 27 },
    ];
    const { code, stdout, stderr } = await folded('none', model);
    expect(code).toBe(0);
    expect(stdout).toBe('no batchNorm right after a linear or conv2d: nothing to fold\n');
    expect(stderr).not.toMatch(/^step/m);
  });
});
