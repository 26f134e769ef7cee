import { describe, expect, it } from 'vitest';
import { checkedPath, isName } from './checkedPath.ts';
import { FullStoreError, LockedError, LostLockError, MissingFileError } from './storeErrors.ts';

describe('isName', () => {
  it('takes letters, digits, dots, dashes and underscores, 120 at most', () => {
    for (const name of [
      'a',
      'deep-tanh-20261125-214233-1f3a',
      '0000001000.safetensors',
      '_x',
      'a'.repeat(120),
    ])
      expect(isName(name)).toBe(true);
  });

  it('takes nothing that leads elsewhere or is hidden', () => {
    for (const name of ['', '.', '..', '.git', '-x', 'a b', 'a/b', 'a\\b', 'ü', 'a\n', 'a'.repeat(121)])
      expect(isName(name)).toBe(false);
  });
});

describe('checkedPath', () => {
  it('is the names that a path consists of', () => {
    expect(checkedPath('a/checkpoints/1.safetensors')).toEqual(['a', 'checkpoints', '1.safetensors']);
  });

  it.each(['', '/', 'a/', '../x', 'a//b', 'a/./b'])('refuses %j', (path) => {
    expect(() => checkedPath(path)).toThrow(
      new RangeError(
        `store: path must be names of letters, digits, ".", "_" and "-", got ${JSON.stringify(path)}; weir ls lists the ids of runs`,
      ),
    );
  });

  it('quotes no more than the beginning of a long one', () => {
    expect(() => checkedPath('!'.repeat(5000))).toThrow(/^.{100,400}$/);
  });
});

describe('the errors of stores', () => {
  const holder = { host: 'lab', pid: 7, since: '2026-11-25T10:00:00Z', stale: false };

  it('name the store and what is not there', () => {
    const { name, message } = new MissingFileError('/runs', 'a/log');
    expect(name).toBe('MissingFileError');
    expect(message).toBe('/runs: a/log must be there, got nothing; see weir ls for the runs that are');
  });

  it('say who holds a run, and what to do where it is gone and where it is not', () => {
    const held = new LockedError('/runs/a/lock', holder);
    expect([held.name, held.holder]).toEqual(['LockedError', holder]);
    expect(held.message).toBe(
      '/runs/a/lock must be held by nobody, got process 7 on lab since 2026-11-25T10:00:00Z; end that one, or wait until it has',
    );
    expect(new LockedError('a', { ...holder, stale: true }).message).toMatch(
      /which has ended; take it over$/,
    );
  });

  it('tell the way out where nobody can know who holds it, or whether that one lives', () => {
    expect(new LockedError('a/lock', { ...holder, unsure: true }).message).toMatch(
      /got process 7 on lab .*; if nobody trains this run any more, remove that file$/,
    );
    expect(new LockedError('a/lock', { ...holder, unsure: true, elsewhere: '/data/a' }).message).toBe(
      'a/lock must be held by nobody, got process 7 on lab since 2026-11-25T10:00:00Z in /data/a; end that one, or wait until it has; if this folder is a copy, or nobody trains this run any more, remove that file',
    );
  });

  it('say of a lock that is none what it is, and of a copied one whose it is', () => {
    const none = { host: 'unknown', pid: 0, since: 'unknown', stale: false, unsure: true } as const;
    expect(new LockedError('a/lock', { ...none, problem: 'an empty file' }).message).toBe(
      'a/lock must be a lock that Weir wrote, or not be there, got an empty file; if nobody trains this run, remove that file',
    );
    expect(new LockedError('a/lock', { ...holder, stale: true, elsewhere: '/data/a' }).message).toBe(
      'a/lock must be held by nobody, got a copied lock: process 7 on lab since 2026-11-25T10:00:00Z holds /data/a, of which this is a copy; take it over',
    );
    expect(new LostLockError('a/lock', { ...none, problem: 'an empty file' }).message).toContain(
      'got an empty file;',
    );
  });

  it('keep the cause of a store without room', () => {
    const cause = new Error('ENOSPC');
    expect(new FullStoreError('/runs', { cause })).toMatchObject({ name: 'FullStoreError', cause });
  });
});
