import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainRows } from './plainRows.ts';
import { readRows } from './readRows.ts';

it('has a row a line, with the number of its line, whatever ends lines', () => {
  for (const end of ['\n', '\r\n', '\r'])
    expect(plainRows(['a, b', '', ' 1 2 ,\t3'].join(end), ',')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: [''] },
      { row: 3, cells: ['1 2', '3'] },
    ]);
});

it('takes a line that ends otherwise than the first, and no byte order mark for a cell', () => {
  expect(plainRows('\uFEFFa;b\r\n1;2\n', ';').map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['1', '2'],
    [''],
  ]);
});

it('reads what readRows reads of the same table with a quote somewhere', () => {
  const cell = fc.stringMatching(/^[a-z0-9. ]{0,6}$/);
  const tables = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(tables, fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const text = ['x,y,z', ...rows.map((cells) => cells.join(',')), 'a,b,c'].join(end);
      const options = { delimiter: ',', header: true } as const;
      expect(readRows(text, 't', options)).toEqual(readRows(text.replace(/a,b,c$/, '"a",b,c'), 't', options));
    }),
  );
});
