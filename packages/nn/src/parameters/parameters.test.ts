import { torchGenerator } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import { beforeAll, describe, expect, it } from 'vitest';
import { linear } from '../layers/linear.ts';
import { batchNorm } from '../layers/batchNorm.ts';
import { residual } from '../layers/residual.ts';
import { sequential } from '../layers/sequential.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { namedParameters } from './namedParameters.ts';
import { Parameter } from './parameter.ts';
import { assignParameters, parameterValues } from './parameterValues.ts';

beforeAll(onCpu);

const network = () => {
  const rng = torchGenerator(1);
  return sequential(linear(2, 3, { rng }), residual([linear(3, 3, { rng, bias: false }), batchNorm(3)]));
};
const names = [
  '0.linear.weight',
  '0.linear.bias',
  '1.residual.0.linear.weight',
  '1.residual.1.batchNorm.gamma',
  '1.residual.1.batchNorm.beta',
];

describe('a parameter', () => {
  it('has the values before and after an update, and rests with those after', () =>
    expectNothingStays(() => {
      const device = currentDevice();
      const parameter = new Parameter('weight', { shape: [2], values: Float32Array.of(1, 2) });
      expect([parameter.size, parameter.held]).toEqual([2, false]);
      parameter.advance(device, device.upload(Float32Array.of(3, 4), [2]));
      expect(Array.from(device.read(parameter.on(device)))).toEqual([3, 4]);
      expect(Array.from(device.read(parameter.before(device)))).toEqual([1, 2]);
      expect(parameter.held).toBe(true);
      parameter.rest();
      expect([parameter.held, Array.from(parameter.values())]).toEqual([false, [3, 4]]);
    }));

  it('gives copies of its values, and takes copies', () => {
    const given = Float32Array.of(1, 2);
    const parameter = new Parameter('weight', { shape: [2], values: Float32Array.of(0, 0) });
    parameter.assign(given);
    given[0] = 9;
    parameter.values()[1] = 9;
    expect(Array.from(parameter.values())).toEqual([1, 2]);
    expect(() => parameter.assign([1])).toThrow('weight: values must number 2, got 1; keep the shape');
  });
});

describe('the parameters of a network', () => {
  it('are named by where they are, inside composites too', () => {
    const net = network();
    expect([...namedParameters(net).keys()]).toEqual(names);
    expect([...namedParameters(net).values()]).toEqual(net.parameters);
    expect([...namedParameters(linear(2, 1, { rng: torchGenerator(1) })).keys()]).toEqual([
      '0.linear.weight',
      '0.linear.bias',
    ]);
  });

  it('can be taken out and given to a network alike', () => {
    const [one, other] = [network(), network()];
    for (const parameter of one.parameters) parameter.assign(parameter.values().map((value) => value + 1));
    assignParameters(other, parameterValues(one));
    expect(parameterValues(other)).toEqual(parameterValues(one));
    expect(Object.keys(parameterValues(one))).toEqual(names);
  });

  it('are given all or none: a missing one, a strange one and one of another shape are refused', () => {
    const net = network();
    const before = parameterValues(net);
    const { '0.linear.bias': bias, ...rest } = before;
    expect(() => assignParameters(net, rest)).toThrow('assignParameters: values must hold 0.linear.bias');
    expect(() =>
      assignParameters(net, {
        ...before,
        '2.linear.bias': bias ?? { shape: [], values: new Float32Array(1) },
      }),
    ).toThrow('got 2.linear.bias; leave it out');
    const flat = { shape: [6], values: new Float32Array(6) };
    expect(() => assignParameters(net, { ...before, '0.linear.weight': flat })).toThrow(
      'assignParameters: 0.linear.weight must have shape [2, 3], got [6]',
    );
    expect(parameterValues(net)).toEqual(before);
  });
});
