import type { FigureTable } from '@weir/charts';
import type { Trace } from '@weir/diagnostics';
import { percent, signed, statistic } from '../view/format.ts';

/** A mean with its spread. */
const spread = (of: { readonly mean: number; readonly std: number } | undefined): string =>
  of ? `${statistic(of.mean)} ± ${statistic(of.std)}` : '–';

/** What a step's trace says of each layer: outputs, gradients, and the share that is flat or zero, with the units that are all so. */
export const layerTable = ({ layers }: Trace): FigureTable => ({
  columns: ['output', 'gradient', 'flat', 'dead units'],
  rows: layers.map(({ index, type, output, grad, saturated097, zeros, deadUnits099, deadUnits }) => ({
    name: `${index}.${type}`,
    layer: `${index}.${type}`,
    cells: [
      spread(output),
      spread(grad),
      percent(saturated097 ?? zeros),
      String(deadUnits099 ?? deadUnits ?? '–'),
    ],
  })),
});

/** What it says of each weight: itself, its gradient, both ratios. */
export const weightTable = ({ parameters, updateToData }: Trace): FigureTable => ({
  columns: ['weight', 'gradient', 'grad:data', 'log₁₀ update:data'],
  rows: parameters.map(({ name, data, grad, gradToData }) => {
    const update = updateToData[name];
    return {
      name,
      cells: [
        spread(data),
        spread(grad),
        statistic(gradToData),
        update === undefined ? '–' : signed(update, 2),
      ],
    };
  }),
});
