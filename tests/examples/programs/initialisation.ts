// What a start does through depth, without any training: how far one weight's scale reaches.
import { arraySnapshot, torchGenerator } from '@weir/core';
import { saturation } from '@weir/diagnostics';
import { of } from 'rxjs';

for (const gain of [0.5, 5 / 3, 3]) {
  const rng = torchGenerator(1);
  const layers = [];
  let x = rng.randn([100, 50]);
  for (let depth = 0; depth < 5; depth++) {
    const weight = rng.randn([50, 50]);
    const above = x;
    const values = Float32Array.from({ length: 5000 }, (_, at) => {
      let sum = 0;
      for (let k = 0; k < 50; k++)
        sum += (above[Math.floor(at / 50) * 50 + k] ?? 0) * (weight[k * 50 + (at % 50)] ?? 0);
      return Math.tanh((sum * gain) / Math.sqrt(50));
    });
    layers.push({ kind: 'tanh', output: { values, shape: [100, 50] } });
    x = values;
  }
  of(arraySnapshot({ layers }))
    .pipe(saturation())
    .subscribe(({ layers: each }) =>
      console.log(
        gain.toFixed(2),
        each.map(({ saturated }) => saturated.toFixed(3)),
      ),
    );
}
