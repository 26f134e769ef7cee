import { expect, test } from 'vitest';
import { beginning, formatCursor, parseCursor } from './cursor.ts';

test('a cursor survives the trip through an event id', () => {
  expect(parseCursor(formatCursor({ sequence: 12, step: 3400 }))).toEqual({ sequence: 12, step: 3400 });
});

test.each([undefined, '', '7', '-1.2', '1.2.3', 'a.b', ['1.2'], '99999999999999999999.0'])(
  'the id %j is read as the beginning',
  (id) => {
    expect(parseCursor(id)).toEqual(beginning);
  },
);
