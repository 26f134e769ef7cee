import { wordsOf } from '@weir/data';
import type { Proposal } from './proposal.ts';
import { UsageError } from '../usageError.ts';
import { grouped } from '../terminal/numberFormat.ts';

/**
 * A network that learns to spell like a list of words: the lecture's, with BatchNorm.
 *
 * @throws DataError where the text is no list of words.
 */
export function proposedWords(path: string, text: string): Proposal {
  const boundary = text.includes('.')
    ? [...'|#^~_'].find((candidate) => !text.includes(candidate))
    : undefined;
  const words = wordsOf(text, path, boundary === undefined ? {} : { boundary });
  const characters = words.reduce((sum, word) => sum + word.length + 1, 0);
  const letters = new Set(words.join('')).size;
  if (letters < 2)
    throw new UsageError(
      `new: ${path} must have words of at least two different characters, got ${JSON.stringify(words[0]?.slice(0, 1))} alone; there is nothing to learn of it`,
    );
  return {
    seen: [
      `${path}: ${grouped(words.length)} words of ${letters} different characters: the next character is predicted from those before it`,
    ],
    data: {
      value: {
        type: 'names',
        path,
        contextLength: 3,
        ...(boundary !== undefined && { boundary }),
        shuffle: { generator: 'torch', seed: 42 },
      },
      why: [
        'A word a line. Each character is predicted from the contextLength before it: more see further and need',
        'wider layers. Lists are often sorted: the shuffle makes the validation words like the others.',
      ],
    },
    model: [
      { value: { type: 'embedding', dim: 10 }, why: ['Ten learnt numbers for each character.'] },
      { value: { type: 'flatten' }, why: [] },
      {
        value: {
          type: 'linear',
          out: 100,
          bias: false,
          init: { type: 'kaimingNormal', nonlinearity: 'tanh' },
        },
        why: ['Wider is slower, fits more, and overfits sooner. No bias: the batchNorm would take it away.'],
      },
      { value: { type: 'batchNorm' }, why: [] },
      { value: { type: 'tanh' }, why: [] },
      {
        value: { type: 'linear', out: 'vocabulary', init: { type: 'kaimingNormal', gain: 0.1 } },
        why: ['A logit for each character; the small gain starts them about equally likely.'],
      },
    ],
    loss: {
      value: { type: 'crossEntropy' },
      why: [
        `Chance is ln ${letters + 1} = ${Math.log(letters + 1).toFixed(2)}: ${letters} characters and the end of a word.`,
      ],
    },
    optimizer: { value: { type: 'sgd', momentum: 0.9 }, why: [] },
    rate: 0.05,
    trained: Math.floor(0.8 * characters),
    validated: Math.floor(0.9 * words.length) - Math.floor(0.8 * words.length),
    epochs: 10,
    batch: 32,
  };
}
