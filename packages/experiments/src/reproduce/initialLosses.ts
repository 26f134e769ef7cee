import type { DataSet } from '@weir/data';
import { experimentOf } from '../configuration/build/experimentOf.ts';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { mlpOriginalPreset } from '../presets/mlpOriginal.ts';
import { firstLoss } from './firstLoss.ts';
import { figure } from './figure.ts';
import type { Figure } from './figure.ts';
import { lecture } from './lecture.ts';

/** The first loss of the shallow network as it was, and with its last layer made smaller; and that of even odds. */
export async function initialLosses(data: DataSet): Promise<readonly Figure[]> {
  const { initialLoss: printed } = lecture;
  const original = mlpOriginalPreset.configuration;
  const withLastLayer = (std: number) => {
    const model = original.model.map((layer, index) =>
      index === original.model.length - 1
        ? { ...layer, init: { type: 'normal', std }, biasInit: { type: 'normal', std: 0 } }
        : layer,
    );
    return experimentOf(parseConfiguration({ ...original, model }), data);
  };
  const of = (name: string, lectures: string, weir: number, required?: number) =>
    figure('first loss', name, lectures, weir, required);
  return [
    of('even odds over 27 letters, −ln 1/27', printed.uniform, Math.log(27)),
    // The lecture says 27 of a loss that its later run prints as 27.8817.
    of(
      'as it was',
      printed.original,
      Math.floor(await firstLoss(experimentOf(parseConfiguration(original), data))),
    ),
    of('last weight times 0.1, no bias', printed.lastLayerTimesTenth, await firstLoss(withLastLayer(0.1))),
    of(
      'last weight times 0.01, no bias',
      printed.lastLayerTimesHundredth,
      await firstLoss(withLastLayer(0.01)),
    ),
  ];
}
