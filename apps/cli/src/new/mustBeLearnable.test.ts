import { surveyTable } from '@weir/data';
import { expect, it } from 'vitest';
import { mustBeLearnable } from './mustBeLearnable.ts';

const look = (text: string) => () => mustBeLearnable(surveyTable(text, 't', {}), 't', text);

it('mustBeLearnable lets a table of rows and two columns through', () => {
  expect(look('a,b\n1,2\n3,5\n')).not.toThrow();
});

it.each([
  ['a,b\n', 'new: t must have rows of examples, got the names of columns alone; add a row each'],
  ['a,b,a\n1,2,3\n', 'new: t must have a name of its own for each column, got "a" twice; rename one'],
  [
    'a:b\n1:2\n',
    'must have its columns parted by commas, semicolons, tabs or bars, got "a:b"; put a comma for each ":"',
  ],
  ['word\nanna\nbea\n', 'got "word" alone; if it is a list of words, name it .txt'],
  ['n\n1\n2.5\n', 'got "n" alone; add a column'],
])('mustBeLearnable says what %j lacks', (text, why) => {
  expect(look(text)).toThrow(why);
});
