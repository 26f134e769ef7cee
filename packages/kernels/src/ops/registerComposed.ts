import { getKernel, registerKernel } from '@tensorflow/tfjs-core';
import type { KernelBackend, NamedAttrMap, NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import { activation, activationGrad } from '../activation.ts';
import { affine, affineGrad } from '../affine.ts';
import { batchNorm, batchNormGrad } from '../batchNorm.ts';
import { deviceOf } from '../currentDevice.ts';
import type { Device, FusedKernel } from '../device.ts';
import { embedding, embeddingGrad } from '../embedding.ts';
import { groupNorm, groupNormGrad } from '../groupNorm.ts';
import { histogram } from '../histogram.ts';
import { maskAbove } from '../maskAbove.ts';
import { adagrad } from '../optimizers/adagrad.ts';
import { adam } from '../optimizers/adam.ts';
import { rmsProp } from '../optimizers/rmsProp.ts';
import { sgd } from '../optimizers/sgd.ts';
import { shareAbove } from '../shareAbove.ts';
import { softmaxCrossEntropy } from '../softmaxCrossEntropy.ts';
import { statistics } from '../statistics.ts';
import { unitMoments } from '../unitMoments.ts';
import { unitShareAbove } from '../unitShareAbove.ts';

/**
 * Registers the composition of each fused kernel with a tfjs backend that lacks it, so that the ops run there too.
 * Kernels the backend has already, fused or composed, stay as they are: calling it again does nothing.
 *
 * @param backend a backend's name. It must be able to read tensors synchronously: `cpu`, `wasm`, `webgl`, not `webgpu`.
 */
export function registerComposed(backend: string): void {
  const register = <Inputs extends object, Attrs extends object>(
    kernel: FusedKernel<Inputs, Attrs>,
  ): void => {
    // tfjs answers undefined for a kernel it does not have, which its type leaves out.
    if (getKernel(kernel.name, backend) as unknown) return;
    let device: Device | undefined;
    registerKernel({
      kernelName: kernel.name,
      backendName: backend,
      kernelFunc({ inputs, attrs, backend: instance }) {
        // tfjs types the backend it passes as {}; a backend that was removed and made anew is another instance.
        if (device?.backend !== instance) device = deviceOf(backend, instance as KernelBackend);
        return kernel.composed(device, known<Inputs>(inputs), known<Attrs>(attrs ?? {}));
      },
    });
  };
  register(activation);
  register(activationGrad);
  register(affine);
  register(affineGrad);
  register(batchNorm);
  register(batchNormGrad);
  register(embedding);
  register(embeddingGrad);
  register(groupNorm);
  register(groupNormGrad);
  register(histogram);
  register(maskAbove);
  register(shareAbove);
  register(softmaxCrossEntropy);
  register(statistics);
  register(unitMoments);
  register(unitShareAbove);
  register(adagrad);
  register(adam);
  register(rmsProp);
  register(sgd);
}

/** The registry's maps of any names as the kernel's own, which whoever calls it by its name vouches for. */
function known<Known extends object>(map: NamedTensorInfoMap | NamedAttrMap): Known {
  return map as Known;
}
