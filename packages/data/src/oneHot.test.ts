import { expect, it } from 'vitest';
import { oneHot } from './oneHot.ts';
import { xor } from './xor/xor.ts';

it('makes each label a vector with a 1 at its class', () => {
  const { train, classes } = oneHot(xor('classes'));
  expect([...train.targets]).toEqual([1, 0, 0, 1, 0, 1, 1, 0]);
  expect(train).toMatchObject({ targetShape: [2], targetKind: 'values', size: 4 });
  expect(classes).toBe(2);
});

it('refuses targets that are values', () => {
  expect(() => oneHot(xor('values'))).toThrow(
    'oneHot: targets must be class labels, got values; leave it out',
  );
});
