import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { standardLog, standardOutput } from './output.ts';
import { errorListeners } from './testing/errorListeners.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });
let forget: () => void;
beforeEach(() => void (forget = errorListeners()));
afterEach(() => {
  vi.restoreAllMocks();
  forget();
});
/** Ends of the process, after which nothing more is done. */
const ending = () =>
  vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('ended');
  });

test('results go to stdout as they are, lines of the log to stderr with an end', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  standardOutput().write('half a line');
  standardLog()('a line');
  expect([out.mock.calls, err.mock.calls]).toEqual([[['half a line']], [['a line\n']]]);
});

test('where nobody reads results any more the process ends, without an error', () => {
  const exit = ending();
  standardOutput();
  expect(() => process.stdout.emit('error', failure('EPIPE'))).toThrow('ended');
  expect(exit).toHaveBeenCalledExactlyOnceWith();
});

test('a terminal that was closed ends nothing, and of other faults of stdout a line says what was wrong', () => {
  const exit = ending();
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  standardOutput();
  process.stdout.emit('error', failure('EIO'));
  expect(exit).not.toHaveBeenCalled();
  expect(() => process.stdout.emit('error', failure('ENOSPC'))).toThrow('ended');
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
  expect(err).toHaveBeenCalledWith(
    'weir: stdout must take what is printed, got ENOSPC; print to another place\n',
  );
});

test('whether anybody reads the log changes nothing, but other faults are thrown', () => {
  const exit = ending();
  standardLog();
  for (const code of ['EPIPE', 'EIO']) process.stderr.emit('error', failure(code));
  expect(exit).not.toHaveBeenCalled();
  expect(() => process.stderr.emit('error', failure('ENOSPC'))).toThrow('ENOSPC');
});
