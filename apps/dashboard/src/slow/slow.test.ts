import { arraySnapshot } from '@weir/core';
import { stepAnatomy } from '@weir/diagnostics';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { movesLittle } from './movesLittle.ts';
import { phasesOf } from './phases.ts';
import { shades } from './shades.ts';

afterEach(() => vi.unstubAllGlobals());

const of = (...values: readonly number[]) => ({ values, shape: [values.length, 1] });

describe('phasesOf', () => {
  const anatomy = stepAnatomy(
    arraySnapshot({
      step: 3,
      loss: 2.5,
      learningRate: 0.1,
      layers: [
        { kind: 'linear', name: '0.linear', input: of(1, 2), output: of(3, 4), grad: of(0.1, 0.2) },
        { kind: 'tanh', name: '1.tanh', output: of(0.9, 1), grad: of(0.3, 0.4) },
      ],
      parameters: [
        {
          name: '0.linear.weight',
          data: of(1, 1),
          grad: of(2, 2),
          update: of(-0.2, -0.2),
        },
      ],
    }),
  );
  const phases = phasesOf(anatomy);

  it('go forward through the layers, to the loss, back through them, and to the update of each parameter', () => {
    expect(phases.map(({ direction, subject }) => [direction, subject])).toEqual([
      ['forward', '0.linear'],
      ['forward', '1.tanh'],
      ['loss', undefined],
      ['backward', '1.tanh'],
      ['backward', '0.linear'],
      ['update', '0.linear'],
    ]);
    expect(phases[2]?.text).toContain('2.5000');
    expect(phases[5]?.text).toContain('a learning rate of 0.1');
  });

  it('have the tensors that each is about, as they were measured', () => {
    const tensors = phases.map((phase) => phase.tensors.map(({ symbol, figures }) => [symbol, figures.mean]));
    expect(tensors[0]).toEqual([
      ['x', 1.5],
      ['y', 3.5],
    ]);
    expect(tensors[1]?.[0]?.[0]).toBe('y');
    expect(tensors[4]?.map(([symbol]) => symbol)).toEqual(['∂loss/∂y', '∂loss/∂weight']);
    expect(tensors[5]?.map(([symbol]) => symbol)).toEqual(['∂loss/∂weight', 'Δweight', 'weight + Δweight']);
    expect(tensors[5]?.[1]?.[1]).toBeCloseTo(-0.2);
  });

  it('say where no gradient flows', () => {
    const [, , back] = phasesOf(
      stepAnatomy(arraySnapshot({ loss: 1, layers: [{ kind: 'embedding', output: of(1, 2) }] })),
    );
    expect(back).toMatchObject({ direction: 'backward', tensors: [] });
    expect(back?.text).toContain('no gradient is taken back');
  });
});

describe('shades', () => {
  it('are stronger the further a value is from 0, orange below and purple above, and loud where it is no number', () => {
    const pixels = shades({ rows: 1, columns: 4, values: [-2, 0, 1, NaN] });
    const each = Array.from({ length: 4 }, (_, at) => [...pixels.slice(4 * at, 4 * at + 4)]);
    expect(each.map(([, , , opacity]) => opacity)).toEqual([255, 0, 128, 255]);
    expect(each[0]?.slice(0, 3)).not.toEqual(each[2]?.slice(0, 3));
    expect(each[3]?.slice(0, 3)).not.toEqual(each[0]?.slice(0, 3));
    expect([...shades({ rows: 1, columns: 1, values: [0] })][3]).toBe(0);
  });
});

describe('movesLittle', () => {
  it('is what the reader has said', () => {
    for (const matches of [true, false]) {
      vi.stubGlobal('window', { matchMedia: () => ({ matches }) });
      expect(movesLittle()).toBe(matches);
    }
  });
});
