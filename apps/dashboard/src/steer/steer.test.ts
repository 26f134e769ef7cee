import { expect, it } from 'vitest';
import { knobbedLayers } from './knobbedLayers.ts';

it('layers are sorted by what can be changed of them, inner ones too', () => {
  expect(
    knobbedLayers([
      '0.embedding',
      '2.linear',
      '3.batchNorm',
      '4.tanh',
      '5.residual.0.linear',
      '5.residual.1.batchNorm',
    ]),
  ).toEqual({
    weighted: ['0.embedding', '2.linear', '5.residual.0.linear'],
    norms: ['3.batchNorm', '5.residual.1.batchNorm'],
  });
});
