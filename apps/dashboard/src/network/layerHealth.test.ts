import type { Finding } from '@weir/core';
import { expect, test } from 'vitest';
import { layerHealth } from './layerHealth.ts';

const finding = (rule: string, subject: string, severity: Finding['severity'], cleared?: number) =>
  ({ rule, subject, severity, ...(cleared !== undefined && { cleared }) }) as Finding; // all that is looked at

test('a layer has the gravest of the findings that speak of it or of a parameter of it, and have not ended', () => {
  const layers = ['0.linear', '1.tanh', '2.linear'];
  const health = layerHealth(layers, [
    finding('updateRatio', '0.linear.weight', 'warning'),
    finding('weightScale', '0.linear', 'error'),
    finding('updateRatio', '0.linear.bias', 'warning'),
    finding('saturation', '1.tanh', 'warning', 40),
    finding('initialLoss', 'network', 'error'),
    finding('freshRule', '2.linear', 'info'),
  ]);
  expect(health.map(({ severity }) => severity)).toEqual(['error', undefined, 'info']);
  expect(health.map(({ rules }) => rules)).toEqual([['weightScale', 'updateRatio'], [], ['freshRule']]);
});

test('what is within a composite answers for itself', () => {
  const layers = ['0.residual', '0.residual.0.linear', '1.linear'];
  const health = layerHealth(layers, [finding('weightScale', '0.residual.0.linear.weight', 'error')]);
  expect(health.map(({ severity }) => severity)).toEqual([undefined, 'error', undefined]);
});
