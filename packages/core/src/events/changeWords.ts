import type { RunControlled } from './runEvent.ts';

/** What a command did, in a few words for a line of a log or a mark on an axis: `batch size 64`, `weights of 2.linear × 2`. */
export function changeWords(event: RunControlled): string {
  const { refused } = event;
  return refused === undefined ? done(event) : `${done(event)} refused: ${refused}`;
}

function done({ command, learningRate, value, layer }: RunControlled): string {
  switch (command) {
    case 'learningRate':
      return `learning rate ${learningRate}`;
    case 'momentum':
      return `momentum ${value}`;
    case 'batchSize':
      return `batch size ${value}`;
    case 'batchNormMomentum':
      return `momentum of ${layer ?? 'every batchNorm'} ${value}`;
    case 'weightScale':
      return `weights of ${layer} × ${value}`;
    case 'runTo':
      return `run to step ${value}`;
    case 'speed':
      return value === undefined ? 'no speed limit' : `at most ${value} steps a second`;
    default:
      return command;
  }
}
