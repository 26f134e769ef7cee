import { of } from 'rxjs';
import { expect, it } from 'vitest';
import { finished, started } from '../testing/loggingTrainer.ts';
import { bookedRun } from './bookedRun.ts';
import { booking } from './booking.ts';
import { TooManyRunsError } from './tooManyRunsError.ts';

const ended = async ({ variant = 'one' }: { readonly variant?: string }) =>
  bookedRun({ id: variant, name: variant }, () => of(started, finished));

it('booking begins as many as may train, and puts down what is compared ahead of its first run', async () => {
  const order: string[] = [];
  let training = 0;
  const { begin, compare, admit } = booking(
    async (request) => {
      order.push(request.variant ?? 'one');
      return ended(request);
    },
    {
      live: 1,
      training: () => training,
      isClosed: () => true,
      putDown: async ({ name, variants }) => void order.push(`${name}: ${variants.join()}`),
    },
  );
  await begin({});
  const { first } = await compare('both', [{ variant: 'a' }, { variant: 'b' }]);
  expect(first.id).toBe('a');
  expect(order).toEqual(['one', 'both: a,b', 'a']);
  training = 1;
  expect(admit).toThrow(TooManyRunsError);
  await expect(begin({})).rejects.toThrow(TooManyRunsError);
  await expect(compare('both', [{ variant: 'a' }])).rejects.toThrow(TooManyRunsError);
});
