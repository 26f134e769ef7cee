import { currentDevice, maskAbove } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { diagnostics } from '../testing/goldenDiagnostics.ts';
import { expectClose, normal, run, simdBackend, upload } from '../testing/kernelHarness.ts';

describe('WeirShareAbove', () => {
  it('agrees with PyTorch on saturation', () => {
    const x = upload(Float32Array.from(diagnostics.x.data, Math.tanh), diagnostics.x.shape);
    for (const [threshold, wanted] of [
      [0.97, diagnostics.tanh.saturated097],
      [0.99, diagnostics.tanh.saturated099],
    ] as const) {
      for (const out of run('WeirShareAbove', { x }, { threshold, absolute: true }))
        expectClose(out, [wanted], 1e-7);
    }
  });

  it.each([1, 4, 5, 31])('counts %i values, signed and absolute, NaN never', (count) => {
    const values = normal(count);
    if (count > 4) values[2] = NaN;
    for (const absolute of [true, false]) {
      const above = [...values].filter((value) => (absolute ? Math.abs(value) : value) > 0.5).length;
      for (const out of run('WeirShareAbove', { x: upload(values) }, { threshold: 0.5, absolute })) {
        expectClose(out, [above / count], 1e-7);
      }
    }
  });

  it('counts each unit over the rows', () => {
    const [rows, C] = [9, 7];
    const x = normal(rows * C);
    const wanted = Array.from({ length: C }, (_, c) => {
      const column = Array.from({ length: rows }, (_, row) => x[row * C + c] ?? 0);
      return column.filter((value) => Math.abs(value) > 1).length / rows;
    });
    const attrs = { threshold: 1, absolute: true };
    const [out] = run('WeirUnitShareAbove', { x: upload(x, [3, 3, C]) }, attrs);
    expect(out?.shape).toEqual([C]);
    if (out) expectClose(out, wanted, 1e-7);
  });
});

describe('WeirMaskAbove', () => {
  it.each([0, 1, 7, 8, 9, 31, 32, 33, 100])('sets the bit of each of %i values that is above', (count) => {
    const values = normal(count);
    if (count > 8) values[3] = NaN;
    for (const absolute of [true, false]) {
      const x = upload(values);
      const [fused] = run('WeirMaskAbove', { x }, { threshold: 0.5, absolute });
      const [composed] = maskAbove.composed(currentDevice(), { x }, { threshold: 0.5, absolute });
      if (!fused || !composed) return expect.fail('no output');
      expect(fused.shape).toEqual([Math.ceil(count / 8)]);
      const bytes = simdBackend().readSync(fused.dataId) as Int32Array; // as the contract says
      const isSet = Array.from(values, (_, at) => ((bytes[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0);
      expect(isSet).toEqual(Array.from(values, (value) => (absolute ? Math.abs(value) : value) > 0.5));
      expect(simdBackend().readSync(fused.dataId)).toEqual(simdBackend().readSync(composed.dataId));
    }
  });
});

describe('the mask as base64', () => {
  it.each([0, 1, 8, 9, 16, 17, 24, 95, 96, 97, 192, 3200])(
    'is the text of its bytes, of %i values',
    (count) => {
      const x = upload(normal(count));
      for (const absolute of [true, false]) {
        const attrs = { threshold: 0.5, absolute };
        const bytes = currentDevice().measure(maskAbove, { x }, attrs);
        expect(currentDevice().base64(maskAbove, { x }, attrs)).toBe(btoa(String.fromCharCode(...bytes)));
      }
    },
  );

  it('has every character that there is', () => {
    const x = upload(normal(20_000));
    const text = currentDevice().base64(maskAbove, { x }, { threshold: 0, absolute: false });
    expect(new Set(text?.replaceAll('=', '')).size).toBe(64);
  });
});
