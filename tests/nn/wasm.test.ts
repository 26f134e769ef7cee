import '@tensorflow/tfjs-backend-wasm';
import { nnParity } from './parity.ts';

nnParity('wasm');
