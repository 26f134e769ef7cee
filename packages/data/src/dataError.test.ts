import { describe, expect, it } from 'vitest';
import { DataError } from './dataError.ts';
import type { Place } from './dataError.ts';

const at = (place: Place) => new DataError('table', place, 'be a number', '"secret"', 'write a number');

describe('DataError', () => {
  it('says who reads, where, what was wanted, what was found and what to do', () => {
    const error = at({ source: 't.csv', row: 3, column: 'width' });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('DataError');
    expect(error.message).toBe(
      'table: t.csv row 3, column "width" must be a number, got "secret"; write a number',
    );
    expect(error.place).toEqual({ source: 't.csv', row: 3, column: 'width' });
  });

  it.each<[Place, string]>([
    [{ source: 'a file' }, 'a file'],
    [{ source: 'n.txt', line: 2, column: 7 }, 'n.txt line 2, column 7'],
    [{ source: 't.csv', row: 4, columns: ['a', 'b'] }, 't.csv row 4, columns "a", "b"'],
    [{ source: 't.csv', columns: [...'abcdefg'] }, 't.csv columns "a", "b", "c", "d", "e", "f", …'],
    [{ source: 'i.gz', offset: 0 }, 'i.gz byte 0'],
    [{ source: 'n.txt', line: 1, offset: 4 }, 'n.txt line 1, byte 4'],
  ])('says where: %j', (place, printed) => {
    expect(at(place).message).toMatch(`table: ${printed} must be a number`);
  });

  it('has a message that shows nothing of the data, for those who may not read it', () => {
    const { withoutContents } = at({ source: 't.csv', row: 3 });
    expect(withoutContents).toBe(
      'table: t.csv row 3 must be a number, got something else; look at the file where it is, its contents are not shown',
    );
    expect(withoutContents).not.toContain('secret');
  });
});
