import { torchGenerator } from '@weir/core';
import { chain, forEvaluation, linear, normal, predict, kaimingNormal } from '@weir/nn';
import type { Initializer } from '@weir/nn';
import { arrayReading } from '@weir/core';
import { figure } from './figure.ts';
import type { Figure } from './figure.ts';
import { lecture } from './lecture.ts';

/**
 * What a weight's scale does to the spread of its output: 1,000 standard normal examples of 10 features through a
 * weight `[10, 200]`, standard normal, 5 times and a fifth of that, and divided by √fanIn.
 */
export function fanIn(): readonly Figure[] {
  const { fanIn: printed } = lecture;
  const outputStd = (init: Initializer) => {
    const rng = torchGenerator(2147483647);
    const inputs = { inputs: rng.randn([1000, 10]), inputShape: [10], size: 1000 };
    const layer = forEvaluation(chain([linear(10, 200, { rng, bias: false, init })]));
    return arrayReading('output', predict(layer, inputs)).moments().std;
  };
  const of = (name: string, lectures: string, std: number) =>
    figure('fan-in', `output std, ${name}`, lectures, std, 1);
  return [
    of('weight N(0, 1)', printed.output, outputStd(normal())),
    of('weight times 5', printed.weightTimes5, outputStd(normal({ std: 5 }))),
    of('weight times 0.2', printed.weightTimesFifth, outputStd(normal({ std: 0.2 }))),
    of('weight divided by √fanIn', printed.dividedByRoot, outputStd(kaimingNormal())),
  ];
}
