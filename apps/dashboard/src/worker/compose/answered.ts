import { configurationForm } from '@weir/experiments';
import type { ComposeAnswers, ComposeQuestion } from '../../compose/composeMessages.ts';
import { checked } from './checked.ts';
import { fittedWeights } from './fittedWeights.ts';
import { givenFiles } from './givenFiles.ts';
import { started } from './started.ts';

/** Answers what the composer asks. */
export async function answered(question: ComposeQuestion): Promise<ComposeAnswers[ComposeQuestion['ask']]> {
  switch (question.ask) {
    case 'form':
      return configurationForm();
    case 'check':
      return checked(question.text);
    case 'start':
      return started(question.text, question.weights);
    case 'weights':
      return fittedWeights(question.text, question.weights);
    case 'files':
      return givenFiles(question.files);
  }
}
