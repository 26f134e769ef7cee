import type { Measured } from '@weir/experiments';

/** Std of outputs and gradients through depth, measured (points) and by theory (lines), as a Vega-Lite spec. */
export function startChart(measured: readonly Measured[]): object {
  const values = measured.flatMap(({ activation, initializer, gain, depth, layers }) =>
    layers.flatMap((layer) => {
      const start = `${activation}, ${initializer}, gain ${Number(gain.toPrecision(4))}, depth ${depth}`;
      return [
        {
          start,
          layer: layer.layer,
          of: 'output',
          measured: layer.outputStd,
          theory: layer.expectedOutputStd,
        },
        { start, layer: layer.layer, of: 'gradient', measured: layer.gradStd, theory: layer.expectedGradStd },
      ];
    }),
  );
  const x = { field: 'layer', type: 'ordinal', title: 'hidden layer' };
  const color = { field: 'start', type: 'nominal', title: null };
  const y = (field: string) => ({ field, type: 'quantitative', scale: { type: 'log' }, title: 'std' });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values },
    facet: { column: { field: 'of', type: 'nominal', title: null } },
    resolve: { scale: { y: 'independent' } },
    spec: {
      width: 320,
      height: 240,
      layer: [
        { mark: { type: 'line' }, encoding: { x, y: y('theory'), color } },
        { mark: { type: 'point', filled: true }, encoding: { x, y: y('measured'), color } },
      ],
    },
  };
}
