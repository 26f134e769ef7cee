export { pythonRandom, type PythonRandom, type PythonRandomState } from './pythonRandom.ts';
export {
  torchGenerator,
  type Shape,
  type TorchGenerator,
  type TorchGeneratorState,
} from './torchGenerator.ts';
