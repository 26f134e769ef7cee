import { kindNamed } from '../kindNamed.ts';
import type { ObservableLayer } from '../targets.ts';

/** Weir's kind of a layer, by which diagnostics know what its outputs are. */
export interface LayerKind {
  readonly kind: string;
  /** Of elu: minus the floor it saturates at. Of leakyRelu: its slope. */
  readonly alpha?: number | undefined;
}

/**
 * The kind of a tfjs layer. One with an activation of its own, such as a Dense of tanh, is of the activation's kind:
 * that is what its outputs are.
 */
export function kindOfLayer(layer: ObservableLayer): LayerKind {
  const name = layer.getClassName();
  const activation = recurrent.has(name) ? undefined : activationOf(layer);
  if (activation !== undefined && activation !== 'linear') {
    const kind = kindNamed(activation);
    return { kind, ...(kind === 'elu' && { alpha: 1 }) };
  }
  const kind = kindNamed(name);
  const alpha: unknown = Reflect.get(layer, 'alpha');
  const hasAlpha = (kind === 'elu' || kind === 'leakyRelu') && typeof alpha === 'number';
  return { kind, ...(hasAlpha && { alpha }) };
}

/** Their activation is inside the cell, not what they put out. */
const recurrent: ReadonlySet<string> = new Set([
  'SimpleRNN',
  'LSTM',
  'GRU',
  'RNN',
  'ConvLSTM2D',
  'Bidirectional',
]);

function activationOf(layer: ObservableLayer): string | undefined {
  const activation: unknown = Reflect.get(layer, 'activation');
  if (typeof activation !== 'object' || activation === null || !('getClassName' in activation))
    return undefined;
  const { getClassName } = activation;
  return typeof getClassName === 'function' ? String(getClassName.call(activation)) : undefined;
}
