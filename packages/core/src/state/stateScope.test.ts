import { describe, expect, it } from 'vitest';
import { StateScope, savedBy } from './stateScope.ts';
import type { StateBook } from './stateScope.ts';

const book = (saved: Record<string, unknown> = {}): StateBook => ({
  saved: new Map(Object.entries(saved)),
  kept: new Map(),
  refusals: new Map(),
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

  it('has refused, by the room that it is in, what is no plain data, and what cannot be saved at all', () => {
    const refused: string[] = [];
    const all = book();
    const room = new StateScope(all, '').inner('loss', (problem) => refused.push(problem));
    room.enter('fine', saving);
    room.check();
    expect(refused).toEqual([]);
    room.enter('seen', { save: () => ({ of: new Set() }) });
    room.check();
    expect(refused).toEqual([
      expect.stringMatching(/^state seen\.of must be plain data .*got an object of Set/),
    ]);
    expect(
      savedBy(
        {
          save() {
            throw new Error('no copy');
          },
        },
        'own',
      ),
    ).toEqual({ problem: 'state own: no copy' });
  });
});
