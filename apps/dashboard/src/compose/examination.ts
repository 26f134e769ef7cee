import type { Checked, Started } from './composeMessages.ts';
import type { StartWeights } from '../source/startWeights.ts';
import type { ComposeWorker } from './composeWorker.ts';
import { newest } from './newest.ts';

/** What is known of the text that is composed: how it was when it was last looked at. */
export interface Examined {
  readonly check: Checked;
  /** The text that the check is of. */
  readonly checkedText: string;
  /** What its network is like ahead of the first update. */
  readonly picture?: Started;
  /** The text that the picture is of. */
  readonly picturedText: string;
  /** The weights that it is of, where its seed does not draw them. */
  readonly picturedWeights?: StartWeights | undefined;
}

/** What is known before anything was looked at. */
export const nothingExamined: Examined = { check: { problems: [] }, checkedText: '', picturedText: '' };

/** Looks at texts as they are typed. */
export interface Examination {
  /** Looks at a text once the typing pauses: checks it and, where nothing is wrong, measures its network, with weights where some are given. */
  look(text: string, weights?: StartWeights): Promise<void>;
  /** Checks a text at once. */
  check(text: string): Promise<void>;
}

/** What is to be measured. */
interface Asked {
  readonly text: string;
  readonly weights: StartWeights | undefined;
}

/**
 * Examines what is composed, each text by itself; of those that come while one is looked at only the newest.
 *
 * @param report Called with whatever has become known.
 */
export function examination(
  worker: Pick<ComposeWorker, 'ask'>,
  report: (found: Partial<Examined>) => void,
): Examination {
  const checking = newest((text: string) => worker.ask({ ask: 'check', text }), 120);
  const starting = newest(
    ({ text, weights }: Asked) => worker.ask({ ask: 'start', text, ...(weights && { weights }) }),
    250,
  );
  let last: Asked | undefined;
  return {
    async look(text, weights) {
      const asked = (last = { text, weights });
      const check = await checking.ask(text);
      if (!check) return;
      report({ check, checkedText: text });
      if (check.problems.length > 0) return;
      const picture = await starting.ask(asked);
      if (picture && asked === last) report({ picture, picturedText: text, picturedWeights: weights });
    },
    async check(text) {
      report({ check: await worker.ask({ ask: 'check', text }), checkedText: text });
    },
  };
}
