import { BehaviorSubject } from 'rxjs';
import { messageOf } from '../messageOf.ts';
import type { DroppedFile, TakenIn } from './droppedFile.ts';

/** How far the page is with what somebody gave it. */
export interface Received extends Omit<TakenIn, 'ids'> {
  readonly busy: boolean;
}

/** Takes in folders that somebody gives, one after the other. */
export interface Intake {
  readonly received$: BehaviorSubject<Received>;
  give(files: readonly DroppedFile[] | Promise<readonly DroppedFile[]>): Promise<void>;
  /** Says that what was given is nothing that can be taken. */
  refuse(problem: string): void;
  /** What was said has been read. */
  clear(): void;
}

const nothing: Received = { busy: false, said: '', problems: [] };

/**
 * Takes in what is dropped or chosen, tells how far it is, and shows the newest run of it.
 *
 * @param takeIn Takes the runs of folders in.
 * @param show Shows one of them.
 */
export function intake(
  takeIn: (files: readonly DroppedFile[]) => Promise<TakenIn>,
  show: (id: string) => void,
): Intake {
  const received$ = new BehaviorSubject(nothing);
  let before: Promise<void> = Promise.resolve();
  /** Given, and not taken in yet. */
  let waiting = 0;

  /** Says what became of one thing, behind what is said of those that were given together with it. */
  const report = (fresh: Omit<Received, 'busy'>) => {
    const { said, problems } = received$.value;
    received$.next({
      busy: waiting > 0,
      said: [said, fresh.said].filter((line) => line !== '').join(' '),
      problems: [...new Set([...problems, ...fresh.problems])],
    });
  };
  async function take(files: readonly DroppedFile[] | Promise<readonly DroppedFile[]>): Promise<void> {
    try {
      const { ids, said, problems } = await takeIn(await files);
      waiting -= 1;
      report({ said, problems });
      const [newest] = ids;
      if (newest !== undefined) show(newest);
    } catch (error) {
      waiting -= 1;
      report({ said: '', problems: [messageOf(error)] });
    }
  }

  return {
    received$,
    refuse(problem) {
      if (waiting > 0) report({ said: '', problems: [problem] });
      else received$.next({ ...nothing, problems: [problem] });
    },
    clear: () => received$.next({ ...nothing, busy: waiting > 0 }),
    give(files) {
      if (waiting === 0) received$.next({ ...nothing, busy: true });
      waiting += 1;
      // What cannot be read says so when its turn has come.
      Promise.resolve(files).catch(() => {});
      before = before.then(() => take(files));
      return before;
    },
  };
}
