import { createDraft, finishDraft, isDraft } from 'immer';
import { describe, expect, it } from 'vitest';
import { extended } from './extended.ts';
import { keepAll, keepLast } from './retention.ts';
import { undrafted } from './undrafted.ts';

describe('extended', () => {
  it('gives a longer copy and leaves the history as it was', () => {
    const before = Object.freeze([1, 2]);
    expect(extended(before, 3, keepAll)).toEqual([1, 2, 3]);
    expect(before).toEqual([1, 2]);
  });

  it('keeps as much as the retention keeps', () => {
    expect(extended([1, 2, 3], 4, keepLast(2))).toEqual([3, 4]);
  });

  it('freezes the copy, and the new entry with all that it holds', () => {
    const entries = extended([], { inner: [1] }, keepAll);
    expect(Object.isFrozen(entries)).toBe(true);
    expect(Object.isFrozen(entries[0]?.inner)).toBe(true);
  });

  it('takes a draft’s history without a proxy for each entry', () => {
    const entry = { at: 0 };
    const draft = createDraft({ entries: [entry] });
    const entries = extended(draft.entries, { at: 1 }, keepAll);
    expect(entries[0]).toBe(entry);
    expect(entries.some((each) => isDraft(each))).toBe(false);
    finishDraft(draft);
  });
});

describe('undrafted', () => {
  it('gives what a draft was made of, without the changes since', () => {
    const state = { values: [1, 2] };
    const draft = createDraft(state);
    draft.values.push(3);
    expect(undrafted(draft)).toBe(state);
    expect(undrafted(draft).values).toEqual([1, 2]);
    finishDraft(draft);
  });

  it('gives what is no draft as it is', () => {
    const state = { values: [1] };
    expect(undrafted(state)).toBe(state);
  });
});
