import { standardised, table } from '@weir/data';
import { expect, it } from 'vitest';
import { namedStandardisation } from './namedStandardisation.ts';

it('namedStandardisation calls the moments by the columns, of numbers to predict too', () => {
  const data = table('a,b,y\n1,5,10\n3,5,20\n9,9,90\n', { features: ['a', 'b'], target: 'y' });
  const { inputs, targets } = namedStandardisation(standardised(data));
  expect(inputs).toEqual([
    { name: 'a', mean: 2, std: 1 },
    { name: 'b', mean: 5, std: 0 }, // which does not vary among the two rows that are trained on
  ]);
  expect(targets).toEqual([{ name: 'y', mean: 15, std: 5 }]);
});

it('namedStandardisation has nothing of data that was not standardised', () => {
  expect(namedStandardisation(table('a,y\n1,2\n3,4\n', { features: ['a'], target: 'y' }))).toEqual({
    inputs: [],
  });
});
