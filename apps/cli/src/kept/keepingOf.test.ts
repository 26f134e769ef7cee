import { expect, it } from 'vitest';
import { keepingOf } from './keepingOf.ts';

it('keepingOf a header is what it says, but for what is asked for now', () => {
  const header = { stopOn: ['saturation'], checkpointEvery: 10, keep: { last: 2 } };
  expect(keepingOf(header)).toEqual({ stopOn: ['saturation'], checkpointEvery: 10, retention: { last: 2 } });
  expect(keepingOf(header, { checkpointEvery: 5 })).toMatchObject({
    checkpointEvery: 5,
    retention: { last: 2 },
  });
  expect(keepingOf({}, { keep: { last: 1 } })).toEqual({ retention: { last: 1 } });
  expect(keepingOf({})).toEqual({});
});
