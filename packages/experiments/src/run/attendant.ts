import type { RunCommand } from '@weir/core';
import { namedLayers } from '@weir/nn';
import { didYouMean } from '../configuration/errors/didYouMean.ts';
import type { Experiment } from './experiment.ts';

type Layers = ReturnType<typeof namedLayers>;

/**
 * What a run's `Control` asks ahead of a command: it refuses, in words, what this experiment's network, optimiser or data
 * cannot do, and does what is no setting: it scales weights.
 */
export function attendantOf(experiment: Experiment): (command: RunCommand) => void {
  let layers: Layers | undefined;
  const known = () => (layers ??= namedLayers(experiment.network));
  return (command) => {
    switch (command.type) {
      case 'momentum':
        return mustTakeMomentum(experiment, command.value);
      case 'batchSize':
        return mustBeBatch(experiment, command.value, known());
      case 'batchNormMomentum':
        return mustBeNorm(command.layer, known());
      case 'weightScale':
        return scaleWeights(command.layer, command.value, known());
    }
  };
}

function mustTakeMomentum({ optimizer, groups = [] }: Experiment, value: number): void {
  const all = [optimizer, ...groups.flatMap((group) => group.optimizer ?? [])];
  const willing = all.filter(({ withMomentum }) => withMomentum);
  if (willing.length === 0) {
    throw new RangeError(
      `momentum: optimizer must be one that has it, got ${optimizer.kind}; sgd, rmsProp, adam and adamW do`,
    );
  }
  for (const { withMomentum } of willing) withMomentum?.(value);
}

function mustBeBatch({ data: { train }, accumulate = 1 }: Experiment, value: number, layers: Layers): void {
  const most = Math.floor(train.size / accumulate);
  if (value > most) {
    const of =
      accumulate === 1 ? `the ${train.size} examples` : `${most}, as ${accumulate} of them make a step`;
    throw new RangeError(`batchSize: value must be at most ${of}, got ${value}; lower it`);
  }
  const [norm] = [...layers].find(([, { tracking }]) => tracking) ?? [];
  if (norm !== undefined && value < 2) {
    throw new RangeError(
      `batchSize: value must be at least 2, as ${norm} takes moments of the batch, got ${value}; raise it`,
    );
  }
}

function mustBeNorm(layer: string | undefined, layers: Layers): void {
  const norms = [...layers].filter(([, { tracking }]) => tracking).map(([name]) => name);
  if (norms.length === 0)
    throw new RangeError(
      'batchNormMomentum: network must have a batchNorm that trains, got none; nothing else has running statistics',
    );
  if (layer !== undefined && !norms.includes(layer)) {
    throw new RangeError(
      `batchNormMomentum: layer must be a batchNorm that trains, got ${layer}; ${didYouMean(layer, norms)}`,
    );
  }
}

function scaleWeights(layer: string, factor: number, layers: Layers): void {
  const weighted = [...layers].flatMap(([name, { children, parameters }]) =>
    children.length === 0 && parameters.some(isWeight) ? [name] : [],
  );
  if (!weighted.includes(layer)) {
    throw new RangeError(
      `weightScale: layer must have a weight, got ${layer}; ${didYouMean(layer, weighted)}`,
    );
  }
  for (const parameter of layers.get(layer)?.parameters ?? [])
    if (isWeight(parameter)) parameter.scale(factor);
}

const isWeight = ({ name }: { readonly name: string }): boolean => name === 'weight';
