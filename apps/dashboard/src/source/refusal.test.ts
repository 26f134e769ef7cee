import { expect, it } from 'vitest';
import { refusal } from './refusal.ts';

it('says what a server’s answer says is wrong, or its status where it has no words', () => {
  expect(refusal({ error: 'steps must be positive' }, 400, '/api/runs').message).toBe(
    'steps must be positive',
  );
  for (const answer of [{}, null, 'no', { error: 3 }])
    expect(refusal(answer, 502, '/api/runs').message).toBe('server: answered 502 to /api/runs');
});
