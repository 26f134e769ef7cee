import { DataError } from '@weir/data';
import { expect, it } from 'vitest';
import { remoteError } from './remoteError.ts';

it('keeps what a file holds from whoever asks over HTTP, tells it to the log, and leaves any other error as it is', () => {
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const other = new RangeError('steps must be at least 1');
  expect(remoteError(other, 'a cannot be replayed', log)).toBe(other);
  expect(logged).toEqual([]);
  const error = new DataError('table', { source: 'own.csv', line: 2 }, 'be a number', '"secret"', 'mend it');
  const told = remoteError(error, 'a cannot be replayed', log);
  expect(told).toMatchObject({ message: error.withoutContents, cause: error });
  expect(logged).toEqual([`weir: a cannot be replayed: ${error.message}`]);
});
