import { expect, it } from 'vitest';
import { namesIn } from './namesIn.ts';

it('is an object of names, or nothing where nothing is written', () => {
  expect(namesIn('{"2.linear.weight": "fc1.weight"}')).toEqual({ '2.linear.weight': 'fc1.weight' });
  expect(namesIn(' \n')).toBeUndefined();
});

it('says what is wrong with what is none', () => {
  expect(() => namesIn('{"a"')).toThrow('the map must be JSON');
  for (const written of ['[]', '3', 'null', '{"a": 1}'])
    expect(() => namesIn(written)).toThrow('the map must be an object of names, got something else');
});
