import '@tensorflow/tfjs';
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import type { FindingChanged, Snapshot } from '@weir/core';
import { arrayReading, torchGenerator } from '@weir/core';
import { backward, crossEntropy, descend, minibatches, sgd } from '@weir/nn';
import type { Layer } from '@weir/nn';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { lastValueFrom, map, of, take } from 'rxjs';
import type { Observable } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The README's examples, cut out of it and run as they stand; only steps are made fewer.
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const folder = new URL('./.examples/', import.meta.url);

function example(name: string): string {
  const found = readme.match(new RegExp('```ts\\n// example: ' + name + '\\n([\\s\\S]*?)```'));
  if (!found?.[1]) throw new Error(`the README has no example named ${name}`);
  return found[1];
}

function written(name: string, text = example(name)): URL {
  const file = new URL(`${name}.ts`, folder);
  writeFileSync(file, text);
  return file;
}

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const snapshot = (step: number, loss: number): Snapshot => ({
  step,
  loss,
  learningRate: 0.1,
  layers: [{ name: '0.tanh', index: 0, kind: 'tanh', depth: 0, output: arrayReading('h', [-1, 1, 2, 3]) }],
  parameters: [],
});

describe("the README's examples", () => {
  it('train a network as a stream and tell of saturation and of update ratios', () => {
    const file = written('pipeline', example('pipeline').replace('200_000', '1_001'));
    const args = ['--import', 'tsx', '-C', 'weir-source', file.pathname];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      cwd: new URL('..', import.meta.url),
    });
    expect(stderr.replace(/^.*looks like you are running.*$/gm, '')).not.toMatch(/error/i);
    expect(status).toBe(0);
    expect(stdout).toMatch(/step: 0[\s\S]*4\.tanh[\s\S]*step: 1000/);
    expect(stdout).toMatch(/ratios: \[[\s\S]*log10: -/);
  }, 120_000);

  it('make a layer of a tfjs function, whose gradient trains the layer before it', async () => {
    await setBackend('simd');
    const { net } = (await import(written('layer').href)) as { net: Layer };
    expect(net.outputShape([2])).toEqual([1]);
    const before = net.parameters[0]?.values();
    const examples = {
      inputs: Float32Array.of(0, 1, 1, 0),
      inputShape: [2],
      targets: Int32Array.of(0, 0),
      targetShape: [],
      targetKind: 'classes',
      size: 2,
    } as const;
    const ranks$ = minibatches(examples, { size: 2, rng: torchGenerator(1) }).pipe(
      net,
      crossEntropy(),
      backward(),
      descend(sgd(), 0.1),
      take(1),
      map(({ parameters }) => parameters.map(({ grad }) => grad.shape.length)),
    );
    const grads = await lastValueFrom(ranks$);
    expect(before).toBeDefined();
    expect(grads).toEqual([2, 1, 2, 1]);
  });

  it('make a diagnostic in ten lines', async () => {
    const { positiveShare } = (await import(written('diagnostic').href)) as {
      positiveShare(): (source: Observable<Snapshot>) => Observable<unknown>;
    };
    const seen: unknown[] = [];
    of(snapshot(0, 1))
      .pipe(positiveShare())
      .subscribe((value) => seen.push(value));
    expect(seen).toEqual([{ step: 0, shares: { '0.tanh': 0.75 } }]);
  });

  it('make a health rule in ten lines, which is raised once and clears', async () => {
    const { lossAbove } = (await import(written('rule').href)) as {
      lossAbove(threshold: number): (source: Observable<Snapshot>) => Observable<FindingChanged>;
    };
    const changes: string[] = [];
    const losses = [5, 5, 5, 5, 1, 1, 1];
    of(...losses.map((loss, step) => snapshot(step, loss)))
      .pipe(lossAbove(4))
      .subscribe(({ change, step }) => changes.push(`${step} ${change}`));
    expect(changes).toEqual(['2 raised', '5 cleared']);
  });
});
