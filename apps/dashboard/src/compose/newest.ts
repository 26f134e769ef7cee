/** Answers questions one after the other, and of those that wait only the newest: a reader types faster than one trains. */
export interface Newest<Question, Answer> {
  /** @returns undefined where a newer question has taken its place. */
  ask(question: Question): Promise<Answer | undefined>;
}

/**
 * Answers the newest of several questions.
 *
 * @param answer How a question is answered.
 * @param pause Milliseconds that a question waits for a newer one.
 */
export function newest<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
  pause: number,
): Newest<Question, Answer> {
  let last = 0;
  let running: Promise<unknown> = Promise.resolve();
  return {
    async ask(question) {
      last += 1;
      const own = last;
      await new Promise((waited) => setTimeout(waited, pause));
      if (own !== last) return undefined;
      await running.catch(() => {});
      if (own !== last) return undefined;
      const answered = answer(question);
      running = answered;
      const given = await answered;
      return own === last ? given : undefined;
    },
  };
}
