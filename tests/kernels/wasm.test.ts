import '@tensorflow/tfjs-backend-wasm';
import { kernelParity } from './parity.ts';

kernelParity('wasm');
