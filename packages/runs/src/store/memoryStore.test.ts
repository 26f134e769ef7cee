import { describe, it } from 'vitest';
import { storeConformance } from '../testing/storeConformance.ts';
import { memoryStore } from './memoryStore.ts';

describe('a store in memory', () => {
  for (const [sentence, proof] of Object.entries(storeConformance)) {
    it(sentence, () => proof(memoryStore()));
  }
});
