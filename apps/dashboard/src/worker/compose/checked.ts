import { networkOutline, parseConfiguration, parseJson } from '@weir/experiments';
import type { Checked } from '../../compose/composeMessages.ts';
import { dataOf } from './dataOf.ts';
import { problemsIn } from './problemsIn.ts';

/** Whether a text is a configuration that can be trained here, and what its network would be. Nothing is drawn. */
export async function checked(text: string): Promise<Checked> {
  let config: unknown;
  try {
    config = parseJson(text, 'configuration');
  } catch (error) {
    return { problems: problemsIn(error, text) };
  }
  try {
    const configuration = parseConfiguration(config);
    const data = await dataOf(configuration).catch((error: unknown) => {
      throw new DataProblem(error);
    });
    const { train, validation, test } = data;
    const facts = {
      examples: { train: train.size, validation: validation.size, test: test.size },
      ...(data.classes !== undefined && { classes: data.classes }),
    };
    try {
      const { layers, parameters } = networkOutline(configuration, data);
      return { problems: [], config, data: facts, outline: { layers, parameters } };
    } catch (error) {
      return { problems: problemsIn(error, text, ['model']), config, data: facts };
    }
  } catch (error) {
    const problems =
      error instanceof DataProblem ? problemsIn(error.cause, text, ['data']) : problemsIn(error, text);
    return { problems, config };
  }
}

/** The data could not be had. */
class DataProblem extends Error {
  constructor(override readonly cause: unknown) {
    super('data');
  }
}
