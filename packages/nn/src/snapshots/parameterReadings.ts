import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { ParameterSnapshot, Reading } from '@weir/core';
import type { Parameter } from '../parameters/parameter.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { DeviceReading } from './deviceReading.ts';

/** One parameter's part of a snapshot on the device; each reading is made when it is first looked at. */
export class ParameterReadings implements ParameterSnapshot {
  private dataReading: Reading | undefined;
  private gradReading: Reading | undefined;
  private updateReading: Reading | undefined;

  constructor(
    readonly name: string,
    readonly layer: string,
    private readonly parameter: Parameter,
    private readonly gradient: TensorInfo,
    private readonly scope: StepScope,
    readonly frozen: boolean = false,
  ) {}

  get shape(): readonly number[] {
    return this.parameter.shape;
  }

  get fanIn(): number | undefined {
    return this.parameter.fanIn;
  }

  get data(): Reading {
    return (this.dataReading ??= this.reading('data', () => this.current()));
  }

  get grad(): Reading {
    return (this.gradReading ??= this.reading('grad', () => this.gradient));
  }

  get update(): Reading {
    return (this.updateReading ??= this.reading(
      'update',
      () => this.current(),
      () => this.parameter.before(this.scope.device),
    ));
  }

  private current(): TensorInfo {
    return this.parameter.on(this.scope.device);
  }

  private reading(what: string, of: () => TensorInfo, less?: () => TensorInfo): Reading {
    return new DeviceReading(`${this.name}.${what}`, this.shape, this.scope, of, less);
  }
}
