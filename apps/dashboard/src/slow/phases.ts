import type { ParameterAnatomy, StepAnatomy, TensorFigures } from '@weir/diagnostics';
import { loss, rate } from '../view/format.ts';

/** A tensor with what it is called. */
export interface NamedTensor {
  readonly name: string;
  /** As a formula has it: `∂loss/∂W`. */
  readonly symbol: string;
  readonly figures: TensorFigures;
}

/** Which way a step goes. */
export type Direction = 'forward' | 'loss' | 'backward' | 'update';

/** A part of a step that is looked at on its own. */
export interface Phase {
  readonly direction: Direction;
  /** The layer or parameter that it is about; absent of the loss. */
  readonly subject?: string;
  readonly title: string;
  /** What happens, in a sentence. */
  readonly text: string;
  readonly tensors: readonly NamedTensor[];
}

/** A step as its parts, in their order: forward layer by layer, the loss, backward layer by layer, and the update. */
export function phasesOf(anatomy: StepAnatomy): readonly Phase[] {
  const { layers, parameters } = anatomy;
  const owned = (layer: string) => parameters.filter((parameter) => parameter.layer === layer);
  const forward = layers.map((layer, at): Phase => {
    const { name, input, output } = layer;
    return {
      direction: 'forward',
      subject: name,
      title: `Forward: ${name}`,
      text:
        at === 0
          ? 'The minibatch goes in.'
          : 'It gets what the layers before it give, and passes its own on.',
      tensors: [
        ...(input ? [tensor(`what arrives at ${name}`, 'x', input)] : []),
        tensor(`what ${name} gives`, 'y', output),
      ],
    };
  });
  const backward = [...layers].reverse().map((layer): Phase => {
    const { name, grad } = layer;
    const own = owned(name);
    return {
      direction: 'backward',
      subject: name,
      title: `Backward: ${name}`,
      text: backwardWords(grad !== undefined, own.length > 0),
      tensors: [
        ...(grad ? [tensor(`how the loss moves with what ${name} gives`, '∂loss/∂y', grad)] : []),
        ...own.map((parameter) =>
          tensor(`gradient of ${parameter.name}`, `∂loss/∂${shortName(parameter)}`, parameter.grad),
        ),
      ],
    };
  });
  return [
    ...forward,
    lossPhase(anatomy),
    ...backward,
    ...parameters.map((each) => updatePhase(each, anatomy)),
  ];
}

function lossPhase({ loss: value, layers }: StepAnatomy): Phase {
  const last = layers.at(-1);
  return {
    direction: 'loss',
    title: 'Loss',
    text: `What the network gives is held against the targets: ${loss(value)}, the mean over the minibatch.`,
    tensors: last ? [tensor(`what ${last.name} gives`, 'y', last.output)] : [],
  };
}

function updatePhase(parameter: ParameterAnatomy, { learningRate }: StepAnatomy): Phase {
  const { name, layer, grad, update, data } = parameter;
  const symbol = shortName(parameter);
  return {
    direction: 'update',
    subject: layer,
    title: `Update: ${name}`,
    text: `The optimiser makes a change of the gradient, at a learning rate of ${rate(learningRate)}, and adds it.`,
    tensors: [
      tensor(`gradient of ${name}`, `∂loss/∂${symbol}`, grad),
      tensor(`change of ${name}`, `Δ${symbol}`, update),
      tensor(`${name} after it`, `${symbol} + Δ${symbol}`, data),
    ],
  };
}

function backwardWords(hasGradient: boolean, hasParameters: boolean): string {
  if (!hasGradient) return 'Nothing below it learns: no gradient is taken back through it.';
  return hasParameters
    ? 'Of the gradient of what it gives it makes those of its parameters, and of what arrived.'
    : 'Of the gradient of what it gives it makes that of what arrived, by the chain rule.';
}

const tensor = (name: string, symbol: string, figures: TensorFigures): NamedTensor => ({
  name,
  symbol,
  figures,
});

/** `weight` of `3.linear.weight`. */
const shortName = ({ name, layer }: ParameterAnatomy): string =>
  name.startsWith(`${layer}.`) ? name.slice(layer.length + 1) : name;
