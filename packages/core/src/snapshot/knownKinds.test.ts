import { expect, it } from 'vitest';
import { activationKinds, knownKinds, normKinds, weightedKinds } from './knownKinds.ts';

it('knownKinds has what weighs, normalises and bends, each once and in one of the groups', () => {
  for (const kind of [...weightedKinds, ...normKinds, ...activationKinds]) expect(knownKinds).toContain(kind);
  expect(new Set(knownKinds).size).toBe(knownKinds.length);
  expect([weightedKinds, normKinds, activationKinds].filter((kinds) => kinds.includes('tanh'))).toHaveLength(
    1,
  );
});
