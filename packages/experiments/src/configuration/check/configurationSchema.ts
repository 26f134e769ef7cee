import { penaltySchema } from '@weir/nn';
import { type } from 'arktype';

/** The keys of a configuration that are no kinds, and what kinds stand under the others. */
export const configurationSchema = type({
  '$schema?': 'string',
  'name?': '0 < string <= 200',
  'seed?': '-9007199254740991 <= number.integer <= 9007199254740991',
  'data?': 'object',
  model: 'object[] > 0',
  'loss?': 'object',
  'penalty?': penaltySchema,
  'optimizer?': 'object',
  'clip?': 'object',
  'groups?': 'object[]',
  'accumulate?': '1 <= number.integer <= 100000',
  'learningRate?': 'number >= 0 | object',
  'batchSize?': 'number.integer >= 1',
  'sampling?': "'replacement' | 'epoch'",
  'steps?': 'number.integer >= 1',
  'evaluateEvery?': 'number.integer >= 1',
  'earlyStopping?': {
    'patience?': '1 <= number.integer <= 1000000000',
    'minDelta?': '0 <= number <= 1000000000',
  },
  'logEvery?': 'number.integer >= 1',
  'precision?': "'exact' | 'fast'",
  'diagnostics?': 'object[]',
  'health?': 'false | object',
  'budget?': '0 < number <= 1',
});
