import { expect, test } from 'vitest';
import { setOption } from './setOption.ts';

const given = { steps: 10, model: [{ type: 'linear', init: { type: 'normal' } }, { type: 'tanh' }] };

test.each<[string, object]>([
  ['steps=20', { ...given, steps: 20 }],
  [
    'model.0.init.std=3',
    { ...given, model: [{ type: 'linear', init: { type: 'normal', std: 3 } }, { type: 'tanh' }] },
  ],
  [
    'model[0].init={"type": "zeros"}',
    { ...given, model: [{ type: 'linear', init: { type: 'zeros' } }, { type: 'tanh' }] },
  ],
  ['data.path=names.txt', { ...given, data: { type: 'names', path: 'names.txt' } }],
  ['optimizer.momentum=0.9', { ...given, optimizer: { type: 'sgd', momentum: 0.9 } }],
  ['optimizer.type=adam', { ...given, optimizer: { type: 'adam' } }],
  ['loss.labelSmoothing=0.1', { ...given, loss: { type: 'crossEntropy', labelSmoothing: 0.1 } }],
  ['name=a=b', { ...given, name: 'a=b' }],
  ['model.1=null', { steps: 10, model: [{ type: 'linear', init: { type: 'normal' } }] }],
  ['model[0].init=null', { steps: 10, model: [{ type: 'linear' }, { type: 'tanh' }] }],
  ['model.0,1=null', { steps: 10, model: [] }],
  [
    'model.0-1.type=relu',
    { steps: 10, model: [{ type: 'relu', init: { type: 'normal' } }, { type: 'relu' }] },
  ],
  [
    'model[0,1].type=relu',
    { steps: 10, model: [{ type: 'relu', init: { type: 'normal' } }, { type: 'relu' }] },
  ],
  ['steps=null', { model: given.model }],
  ['seed=null', given],
])('%s sets it, and changes nothing else', (assignment, wanted) => {
  const before = structuredClone(given);
  expect(setOption(given, assignment)).toEqual(wanted);
  expect(given).toEqual(before);
});

test.each([
  ['steps', '--set must be path=value, got "steps"; write model.2.init.gain=3'],
  ['=3', '--set must be path=value, got "=3"; write model.2.init.gain=3'],
  ['model..type=x', '--set must be path=value, got "model..type=x"; write model.2.init.gain=3'],
  ['model.2.type=x', 'model must be followed by an index from 0 to 1, got "2"; check --set model.2.type'],
  [
    'model.0-2.type=x',
    'model must be followed by an index from 0 to 1, got "0-2"; check --set model.0-2.type',
  ],
  ['model.first=x', 'model must be followed by an index from 0 to 1, got "first"; check --set model.first'],
  ['steps.n=1', 'steps must have an option "n", got 10; set steps as a whole'],
])('%s leads nowhere, and it says where it ends', (assignment, message) => {
  expect(() => setOption(given, assignment)).toThrow(message);
});

test('a key of the prototype stays a key, and pollutes nothing', () => {
  const set = setOption({}, '__proto__.polluted=1');
  expect(Object.keys(set as object)).toEqual(['__proto__']);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
