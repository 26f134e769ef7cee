import type { StartWeights } from '../source/startWeights.ts';
import type { Form } from './form.ts';
import type { Path } from './path.ts';

/** What the composer asks of the worker. Each question has one answer, whatever is wrong with what it is about. */
export type ComposeQuestion =
  | { readonly ask: 'form' }
  /** Whether a text is a configuration that can be trained, and what its network would be. */
  | { readonly ask: 'check'; readonly text: string }
  /** What its network is like ahead of the first update. */
  | { readonly ask: 'start'; readonly text: string; readonly weights?: StartWeights | undefined }
  /** Whether its network can start with the weights of a file. */
  | { readonly ask: 'weights'; readonly text: string; readonly weights: StartWeights }
  /** Looks at files that somebody gave, and keeps them in this browser. */
  | { readonly ask: 'files'; readonly files: readonly File[] };

/** The answers, by what was asked. */
export interface ComposeAnswers {
  readonly form: Form;
  readonly check: Checked;
  readonly start: Started;
  readonly weights: FittedWeights;
  readonly files: GivenFiles;
}

/** One thing that is wrong with a configuration, in the words of the command line. */
export interface ComposeProblem {
  /** Where; empty for the whole, or where it is not known. */
  readonly path: Path;
  readonly message: string;
  /** Of a text that is no JSON: how many characters in. */
  readonly offset?: number;
}

/** What a configuration would be. */
export interface Checked {
  /** All that is wrong; none where it can be trained. */
  readonly problems: readonly ComposeProblem[];
  /** As it is written; absent where the text is no JSON. */
  readonly config?: unknown;
  /** Its network, where its data and shapes fit. */
  readonly outline?: {
    readonly layers: readonly OutlinedLayer[];
    readonly parameters: number;
  };
  readonly data?: DataFacts;
}

/** A layer's shapes, of one example. */
export interface OutlinedLayer {
  readonly path: Path;
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly parameters: number;
}

/** What its data hold. */
interface DataFacts {
  readonly examples: { readonly train: number; readonly validation: number; readonly test: number };
  readonly classes?: number;
}

/** What a network is like ahead of its first update. */
export interface Started {
  readonly start?: {
    readonly loss: number;
    readonly layers: readonly {
      readonly name: string;
      readonly outputStd: number;
      readonly expectedOutputStd?: number;
      readonly gradStd: number;
      readonly expectedGradStd?: number;
    }[];
  };
  /** The file whose weights it starts with; absent where its seed draws them. */
  readonly weights?: string;
  /** −ln(1/C), of a loss on classes. */
  readonly expectedLoss?: number;
  readonly problems: readonly ComposeProblem[];
  /** Why it was not measured though nothing is wrong. */
  readonly skipped?: string;
}

/** What was made of files that somebody gave. */
export interface GivenFiles {
  /** What a configuration has as its data, to train on them. */
  readonly data?: object;
  /** What a network can start with. */
  readonly weights?: StartWeights;
  /** What is in them. */
  readonly seen?: string;
  /** What is wrong with them, in the words of the command line. */
  readonly problem?: string;
}

/** Whether a network can start with the weights of a file. */
export interface FittedWeights {
  /** Why it cannot, in the words of the command line. */
  readonly problem?: string;
  /** What of the file is left, and what of it was assumed. */
  readonly notes: readonly string[];
}
