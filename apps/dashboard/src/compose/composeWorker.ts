import { TrainingWorker } from '../browser/trainingWorker.ts';
import type { ComposeAnswers, ComposeQuestion } from './composeMessages.ts';

type Ask = ComposeQuestion['ask'];
type QuestionOf<One extends Ask> = Extract<ComposeQuestion, { readonly ask: One }>;

/** The worker that checks what is composed: of its own, so that no training waits for it. */
export class ComposeWorker {
  private worker: TrainingWorker | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** Questions are answered one after the other; what the worker cannot do at all rejects, and the next has a new one. */
  ask<One extends Ask>(question: QuestionOf<One>): Promise<ComposeAnswers[One]> {
    const answered = this.last.catch(() => {}).then(() => this.answered(question));
    this.last = answered;
    return answered as Promise<ComposeAnswers[One]>; // the worker answers what it is asked
  }

  end(): void {
    this.worker?.end();
    this.worker = undefined;
  }

  private async answered(question: ComposeQuestion): Promise<unknown> {
    this.worker ??= new TrainingWorker();
    try {
      return (await this.worker.request({ type: 'compose', question }, 'composed')).answer;
    } catch (error) {
      if (error instanceof Error && error.name === 'WorkerLostError') this.end();
      throw error;
    }
  }
}
