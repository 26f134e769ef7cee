import type { RunEvent } from '@weir/core';
import type { Configuration } from '@weir/experiments';
import { Control } from '@weir/nn';
import type { Observable } from 'rxjs';
import type { FromWorker, ToWorker } from '../browser/messages.ts';
import type { StatusChanged } from '../run/statusChanged.ts';
import { begun } from './begun.ts';
import { eventPost } from './eventPost.ts';
import { keptRuns } from './keptRuns.ts';
import { listedPresets } from './listedPresets.ts';
import { startBackend } from './startBackend.ts';

// A worker trains one run: what is sent ahead of its first step waits for it.
const control = new Control();

const respond = (message: FromWorker): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  handle(data).catch((error: unknown) => respond({ type: 'refused', message: messageOf(error) }));
});

async function handle(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'presets':
      return respond({ type: 'presets', presets: listedPresets() });
    case 'kept':
      return respond({ type: 'kept', runs: await keptRuns() });
    case 'losses': {
      const { keptLosses } = await import('./keptLosses.ts');
      return respond({ type: 'losses', history: await keptLosses(message.id) });
    }
    case 'anatomy': {
      const { anatomyAt } = await import('./anatomyAt.ts');
      const backend = (configuration: Configuration) => startBackend(configuration, () => {});
      const { id, step, origin } = message;
      return respond({ type: 'anatomy', anatomy: await anatomyAt(id, step, backend, origin) });
    }
    case 'replay': {
      const { replayed } = await import('./replayed.ts');
      const note = (text: string) => respond({ type: 'note', note: text });
      const backend = (configuration: Configuration) => startBackend(configuration, note);
      return passOn(await replayed(message.id, message.request, backend, note));
    }
    case 'takeIn': {
      const { takenHere } = await import('./dropped/takenHere.ts');
      return respond({ type: 'takenIn', taken: await takenHere(message.files) });
    }
    case 'files': {
      const { ownFiles } = await import('./kept/ownFiles.ts');
      return respond({ type: 'files', files: await ownFiles() });
    }
    case 'removeFile': {
      const { removeOwnFile } = await import('./kept/ownFiles.ts');
      await removeOwnFile(message.name);
      return respond({ type: 'removed' });
    }
    case 'removeRun': {
      const { removeRun } = await import('./kept/removeRun.ts');
      await removeRun(message.id);
      return respond({ type: 'removed' });
    }
    case 'compose': {
      // Fetched when somebody composes: whoever watches a preset need not wait for it.
      const { answered } = await import('./compose/answered.ts');
      return respond({ type: 'composed', answer: await answered(message.question) });
    }
    case 'command':
      return control.send(message.command);
    case 'train':
      return train(message);
  }
}

async function train({ task, lock, threads }: Extract<ToWorker, { readonly type: 'train' }>): Promise<void> {
  await held(lock);
  const note = (text: string) => respond({ type: 'note', note: text });
  const start = (configuration: Configuration, say: typeof note) => startBackend(configuration, say, threads);
  const { id, name, startedAt, events$ } = await begun(task, control, start, note);
  respond({ type: 'begun', id, name, startedAt });
  passOn(events$);
}

/** Says what a run, or a part of one, says. */
function passOn(events$: Observable<RunEvent | StatusChanged>): void {
  const post = eventPost((events) => respond({ type: 'events', events }));
  events$.subscribe({
    next: (event) => post.add(event),
    error(error: unknown) {
      post.flush();
      const failureName = error instanceof Error ? error.name : 'Error';
      respond({ type: 'failed', name: failureName, message: messageOf(error) });
    },
    complete() {
      post.flush();
      respond({ type: 'completed' });
    },
  });
}

/** Resolves once the lock is held, which it is until this worker ends: so the page learns of its death. */
function held(lock: string): Promise<void> {
  const { locks } = navigator as Partial<Navigator>; // not there on a page that is not served securely
  if (!locks) return Promise.resolve();
  return new Promise((resolve) => {
    void locks.request(lock, () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
