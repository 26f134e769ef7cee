import { describe, expect, it } from 'vitest';
import { StateScope } from './stateScope.ts';
import type { StateBook } from './stateScope.ts';

const book = (saved: Record<string, unknown> = {}): StateBook => ({
  saved: new Map(Object.entries(saved)),
  kept: new Map(),
});
const saving = { save: () => 0 };

describe('StateScope', () => {
  it('names what is entered by the path of its scopes, and counts those of one name', () => {
    const names = book();
    const root = new StateScope(names, '');
    for (const scope of [root, root.inner('loss'), root.inner('loss'), root.inner('loss').inner('fast')]) {
      scope.enter('scan', saving);
      scope.enter('scan', saving);
    }
    expect([...names.kept.keys()]).toEqual([
      'scan',
      'scan 2',
      'loss/scan',
      'loss/scan 2',
      'loss 2/scan',
      'loss 2/scan 2',
      'loss 3/fast/scan',
      'loss 3/fast/scan 2',
    ]);
  });

  it('hands over what was saved under the name once, be it undefined', () => {
    const restored = book({ scan: undefined });
    const root = new StateScope(restored, '');
    expect(root.enter('scan', saving)).toEqual({ saved: undefined });
    expect(restored.saved.size).toBe(0);
    expect(root.enter('other', saving)).toBeUndefined();
  });

  it('forgets on clear what is within it, saved and kept, and counts its names anew', () => {
    const kept = book({ 'late/a/scan': 1, later: 2 });
    const root = new StateScope(kept, '');
    const late = root.inner('late');
    late.enter('sum', saving);
    root.enter('sum', saving);
    late.clear();
    expect([...kept.kept.keys()]).toEqual(['sum']);
    expect([...kept.saved.keys()]).toEqual(['later']);
    late.enter('sum', saving);
    expect([...kept.kept.keys()]).toEqual(['sum', 'late/sum']);
  });
});
