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
  const refuse = (problem: string) => received$.next({ ...nothing, problems: [problem] });
  return {
    received$,
    refuse,
    clear: () => received$.next(nothing),
    async give(files) {
      if (received$.value.busy) return;
      received$.next({ ...nothing, busy: true });
      try {
        const { ids, said, problems } = await takeIn(await files);
        received$.next({ busy: false, said, problems });
        const [newest] = ids;
        if (newest !== undefined) show(newest);
      } catch (error) {
        refuse(messageOf(error));
      }
    },
  };
}
