import { of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { arraySnapshot } from './arraySnapshot.ts';
import { capture } from './capture.ts';
import { ExpiredReadingError } from './expiredReadingError.ts';

const snapshot = arraySnapshot({ step: 3, layers: [{ kind: 'tanh', output: { values: [1, 2] } }] });

describe('capture', () => {
  it('asks each question of each snapshot before it goes on, and passes the snapshot itself', () => {
    const course: unknown[] = [];
    of(snapshot, snapshot)
      .pipe(
        capture(
          (asked) => course.push(['first', asked.step]),
          (asked) => course.push(['second', asked.layers[0]?.output.moments().mean]),
        ),
      )
      .subscribe((passed) => course.push(passed === snapshot));
    const each = [['first', 3], ['second', 1.5], true];
    expect(course).toEqual([...each, ...each]);
  });

  it('passes everything where nothing is asked, and the error of its source', () => {
    const seen: unknown[] = [];
    of(snapshot)
      .pipe(capture())
      .subscribe((passed) => seen.push(passed));
    throwError(() => 'lost')
      .pipe(capture())
      .subscribe({ error: (error) => seen.push(error) });
    expect(seen).toEqual([snapshot, 'lost']);
  });

  it('sends what a question throws down the stream', () => {
    const errors: unknown[] = [];
    const expired = new ExpiredReadingError('3.tanh.output', 3);
    of(snapshot)
      .pipe(
        capture(() => {
          throw expired;
        }),
      )
      .subscribe({ error: (error) => errors.push(error) });
    expect(errors).toEqual([expired]);
  });
});
