import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Checked, ComposeAnswers, ComposeQuestion } from './composeMessages.ts';
import { examination, nothingExamined } from './examination.ts';
import type { Examined } from './examination.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const right: Checked = { problems: [], config: { steps: 1 } };
const wrong: Checked = { problems: [{ path: ['steps'], message: 'steps must be positive' }] };

/** A worker that finds every text with `wrong` in it wrong, and notes what it is asked. */
function examine() {
  const asked: string[] = [];
  const worker = {
    ask: async (question: ComposeQuestion) => {
      const text = 'text' in question ? question.text : '';
      const weights = question.ask === 'start' && question.weights ? ` with ${question.weights.file}` : '';
      asked.push(`${question.ask} ${text}${weights}`);
      return question.ask === 'check'
        ? text.includes('wrong')
          ? wrong
          : right
        : { problems: [], skipped: text };
    },
  } as { readonly ask: (question: ComposeQuestion) => Promise<ComposeAnswers[never]> }; // answers what it is asked
  let known: Examined = nothingExamined;
  const { look, check } = examination(worker, (found) => (known = { ...known, ...found }));
  return { asked, look, check, known: () => known };
}

describe('examination', () => {
  it('checks a text once the typing pauses, then measures its network', async () => {
    const { asked, look, known } = examine();
    const looked = look('a');
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(120);
    expect(known()).toEqual({ check: right, checkedText: 'a', picturedText: '' });
    await vi.advanceTimersByTimeAsync(250);
    await looked;
    expect(asked).toEqual(['check a', 'start a']);
    expect(known()).toMatchObject({ picture: { skipped: 'a' }, picturedText: 'a' });
  });

  it('measures its network with the weights that it is to start with, and anew with others', async () => {
    const { asked, look, known } = examine();
    const [one, other] = [{ file: 'one' }, { file: 'other' }];
    void look('a', one);
    await vi.advanceTimersByTimeAsync(400);
    expect(known()).toMatchObject({ picturedText: 'a', picturedWeights: one });
    void look('a', other);
    await vi.advanceTimersByTimeAsync(400);
    expect(asked).toEqual(['check a', 'start a with one', 'check a', 'start a with other']);
    expect(known().picturedWeights).toBe(other);
    void look('a');
    await vi.advanceTimersByTimeAsync(400);
    expect(known().picturedWeights).toBeUndefined();
  });

  it('measures nothing of a text that is wrong: the picture stays that of the one before', async () => {
    const { asked, look, known } = examine();
    void look('a');
    await vi.advanceTimersByTimeAsync(400);
    void look('wrong');
    await vi.advanceTimersByTimeAsync(400);
    expect(asked).toEqual(['check a', 'start a', 'check wrong']);
    expect(known()).toMatchObject({ check: wrong, checkedText: 'wrong', picturedText: 'a' });
  });

  it('looks at the newest alone of texts that follow one another fast', async () => {
    const { asked, look, known } = examine();
    for (const text of ['a', 'ab', 'abc']) void look(text);
    await vi.advanceTimersByTimeAsync(400);
    expect(asked).toEqual(['check abc', 'start abc']);
    expect(known().picturedText).toBe('abc');
  });

  it('shows no picture of a text that another has followed by the time it is measured', async () => {
    const { look, known } = examine();
    void look('a');
    await vi.advanceTimersByTimeAsync(369);
    void look('wrong');
    await vi.advanceTimersByTimeAsync(400);
    expect(known()).toMatchObject({ checkedText: 'wrong', picturedText: '' });
  });

  it('checks at once what is to be trained', async () => {
    const { asked, check, known } = examine();
    await check('a');
    expect(asked).toEqual(['check a']);
    expect(known()).toMatchObject({ check: right, checkedText: 'a' });
  });
});
