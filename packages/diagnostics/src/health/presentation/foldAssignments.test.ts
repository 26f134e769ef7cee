import { describe, expect, it } from 'vitest';
import { foldAssignments } from './foldAssignments.ts';

describe('foldAssignments', () => {
  it.each<[given: readonly string[], folded: readonly string[]]>([
    [[], []],
    [['learningRate=0.1'], ['learningRate=0.1']],
    [['model.2.init.gain=1'], ['model.2.init.gain=1']],
    [['model.2.init.gain=1', 'model.3.init.gain=1', 'model.5.init.gain=1'], ['model.2-3,5.init.gain=1']],
    [
      ['model.2.bias=false', 'model.2.init.gain=1', 'model.4.bias=false'],
      ['model.2,4.bias=false', 'model.2.init.gain=1'],
    ],
    [
      ['model.2.init.gain=1', 'model.4.init.gain=2'],
      ['model.2.init.gain=1', 'model.4.init.gain=2'],
    ],
    [['model.2={"type":"relu"}', 'model.3={"type":"relu"}'], ['model.2-3={"type":"relu"}']],
    [['model.4.layers.0.bias=false', 'model.5.layers.0.bias=false'], ['model.4-5.layers.0.bias=false']],
    [['model.4.layers.0.bias=false', 'model.4.layers.3.bias=false'], ['model.4.layers.0,3.bias=false']],
    [
      [4, 5].flatMap((at) => [0, 3].map((inner) => `model.${at}.layers.${inner}.bias=false`)),
      ['model.4-5.layers.0,3.bias=false'],
    ],
    [
      ['model.3=null', 'model.4=null'],
      ['model.3=null', 'model.4=null'],
    ],
    [['model.3.biasInit=null', 'model.5.biasInit=null'], ['model.3,5.biasInit=null']],
  ])('%j is %j', (given, folded) => {
    expect(foldAssignments(given)).toEqual(folded);
  });
});
