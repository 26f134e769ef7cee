import { util } from '@tensorflow/tfjs-core';
import type { KernelConfig } from '@tensorflow/tfjs-core';
import type { Answer, TextAnswer } from '@weir/kernels';
import type { SimdBackend } from './simdBackend.ts';
import { simdKernel } from './simdKernel.ts';

/**
 * A kernel whose output is a few numbers that are mostly read at once. Its function is one of tfjs's, with an `answer`
 * besides that gives them as plain numbers and makes no tensor: measuring small tensors costs half as much so. Of bytes
 * `base64` gives the text.
 *
 * @typeParam Inputs its tensors by name.
 * @typeParam Attrs its attributes.
 * @param shapeOf the output's shape.
 * @param measure writes the output from the address `to` on.
 * @param dtype the output's. Default: float32.
 */
export function measuringKernel<Inputs extends object, Attrs extends object>(
  kernelName: string,
  shapeOf: (inputs: Inputs, attrs: Attrs) => number[],
  measure: (backend: SimdBackend, inputs: Inputs, attrs: Attrs, to: number) => void,
  dtype: 'float32' | 'int32' = 'float32',
): KernelConfig {
  const { kernelFunc, ...config } = simdKernel<Inputs, Attrs>(kernelName, (backend, inputs, attrs) => {
    const shape = shapeOf(inputs, attrs);
    const result = backend.allocate(util.sizeFromShape(shape), dtype);
    measure(backend, inputs, attrs, result.pointer);
    return [{ dataId: result, shape, dtype }];
  });
  const answer: Answer = (backend, given, attributes) => {
    // Whoever asks knows the kernel by its name, as tfjs's registry does.
    const simd = backend as SimdBackend;
    const inputs = given as Inputs;
    const attrs = attributes as Attrs;
    const size = util.sizeFromShape(shapeOf(inputs, attrs));
    const to = simd.answerSpace(size);
    measure(simd, inputs, attrs, to);
    return simd.numbersAt(to, size, dtype);
  };
  const base64: TextAnswer = (backend, given, attributes) => {
    const simd = backend as SimdBackend; // as above
    const inputs = given as Inputs;
    const attrs = attributes as Attrs;
    const size = util.sizeFromShape(shapeOf(inputs, attrs));
    const whole = Math.ceil(size / 12) * 12; // written twelve bytes at a time, four int32 of text
    const to = simd.answerSpace(whole + whole / 3);
    measure(simd, inputs, attrs, to);
    const text = to + whole * 4;
    simd.wasm.base64(to, size, text);
    return simd.textAt(text, Math.ceil(size / 3) * 4);
  };
  return { ...config, kernelFunc: Object.assign(kernelFunc, { answer, base64 }) };
}
