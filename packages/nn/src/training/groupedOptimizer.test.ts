import { currentDevice } from '@weir/kernels';
import { beforeAll, expect, it } from 'vitest';
import { adam } from '../optimizers/adam.ts';
import { sgd } from '../optimizers/sgd.ts';
import { Parameter } from '../parameters/parameter.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { GroupedOptimizer } from './groupedOptimizer.ts';
import { parameterShares } from './parameterGroups.ts';

beforeAll(onCpu);

it('optimisers of shares change each its own at its own rate, and leave what is in none', () =>
  expectNothingStays(() => {
    const device = currentDevice();
    const parameters = ['a', 'b', 'c'].map(
      (name) => new Parameter(name, { shape: [1], values: Float32Array.of(10) }),
    );
    const groups = [
      { match: 'b', frozen: true },
      { match: 'c', learningRate: 0.5, optimizer: sgd({ momentum: 0.5 }) },
    ];
    const optimizer = new GroupedOptimizer(
      parameterShares(['a', 'b', 'c'], groups, sgd()),
      parameters,
      device,
    );
    const gradients = [1, 2, 4].map((value) => device.upload(Float32Array.of(value), [1]));
    optimizer.update(gradients, 0.5);
    expect(parameters.map((parameter) => parameter.values()[0])).toEqual([9.5, 10, 9]);
    expect(parameters.map((parameter) => optimizer.isFrozen(parameter))).toEqual([false, true, false]);
    expect(optimizer.save().map(({ slots }) => Object.keys(slots))).toEqual([[], ['velocity']]);
    for (const gradient of gradients) device.dispose(gradient);
    optimizer.end();
    expect(parameters.some(({ held }) => held)).toBe(false);
  }));

it('parameters are shared out by what the last group that says it says', () => {
  const [plain, other] = [sgd(), adam()];
  const groups = [
    { match: '*', learningRate: 2 },
    { match: '*.bias', optimizer: other },
  ];
  expect(parameterShares(['0.linear.weight', '0.linear.bias', '1.linear.weight'], groups, plain)).toEqual([
    { optimizer: plain, rate: 2, members: [0, 2] },
    { optimizer: other, rate: 2, members: [1] },
  ]);
});
