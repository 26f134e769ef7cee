// Convolutions of volumes [n, depth, height, width, channels]. `sources` says where each tap of the filter reads: for every
// output place of an axis and every tap along it the input's index, or −1 outside; depth, then height, then width, int32.

import { loadLanes, storeLanes } from '../parts';

/** `y [n, outDepth, outHeight, outWidth, outputs] = Σ x · filter [taps, inputs, outputs]` over taps and inputs, in float32. */
export function convolveVolumes(
  x: usize, filter: usize, y: usize, sources: usize, images: usize, depth: usize, height: usize, width: usize, inputs: usize,
  taps: usize, tapRows: usize, tapColumns: usize, outDepth: usize, outHeight: usize, outWidth: usize, outputs: usize,
): void {
  const columnsOf = sources + (outDepth * taps + outHeight * tapRows << 2);
  const matrix = inputs * outputs << 2;
  for (let n: usize = 0; n < images; n++, x += depth * height * width * inputs << 2) {
    for (let plane: usize = 0; plane < outDepth; plane++) {
      const planes = sources + (plane * taps << 2);
      for (let row: usize = 0; row < outHeight; row++) {
        const rows = sources + (outDepth * taps + row * tapRows << 2);
        for (let column: usize = 0; column < outWidth; column++, y += outputs << 2) {
          const columns = columnsOf + (column * tapColumns << 2);
          for (let c: usize = 0; c < outputs; c += 8) {
            const lanes = min(outputs - c, 4);
            const second = outputs - c > 4 ? min(outputs - c - 4, 4) : 0;
            let sum = f32x4.splat(0);
            let secondSum = sum;
            let weights = filter + (c << 2);
            for (let d: usize = 0; d < taps; d++) {
              const fromPlane = load<i32>(planes + (d << 2));
              for (let h: usize = 0; h < tapRows; h++) {
                const fromRow = load<i32>(rows + (h << 2));
                for (let w: usize = 0; w < tapColumns; w++, weights += matrix) {
                  const fromColumn = load<i32>(columns + (w << 2));
                  if ((fromPlane | fromRow | fromColumn) < 0) continue;
                  let at = x + (((<usize>fromPlane * height + fromRow) * width + fromColumn) * inputs << 2);
                  if (second == 4) {
                    for (let from = weights; from != weights + matrix; from += outputs << 2, at += 4) {
                      const value = v128.load32_splat(at);
                      sum = f32x4.add(sum, f32x4.mul(value, v128.load(from)));
                      secondSum = f32x4.add(secondSum, f32x4.mul(value, v128.load(from, 16)));
                    }
                  } else {
                    for (let from = weights; from != weights + matrix; from += outputs << 2, at += 4) {
                      const value = v128.load32_splat(at);
                      sum = f32x4.add(sum, f32x4.mul(value, loadLanes(from, lanes)));
                      if (second) secondSum = f32x4.add(secondSum, f32x4.mul(value, loadLanes(from + 16, second)));
                    }
                  }
                }
              }
            }
            storeLanes(y + (c << 2), sum, lanes);
            if (second) storeLanes(y + (c << 2) + 16, secondSum, second);
          }
        }
      }
    }
  }
}

/** `dfilter [taps, inputs, outputs] = Σ x · dy` over images and places, plane by plane in float32. */
export function convolveVolumesFilterGrad(
  x: usize, dy: usize, dfilter: usize, sources: usize, images: usize, depth: usize, height: usize, width: usize, inputs: usize,
  taps: usize, tapRows: usize, tapColumns: usize, outDepth: usize, outHeight: usize, outWidth: usize, outputs: usize,
): void {
  const rowsOf = sources + (outDepth * taps << 2);
  const columnsOf = rowsOf + (outHeight * tapRows << 2);
  const lineBytes = outWidth * outputs << 2;
  memory.fill(dfilter, 0, taps * tapRows * tapColumns * inputs * outputs << 2);
  for (let n: usize = 0; n < images; n++, x += depth * height * width * inputs << 2) {
    for (let plane: usize = 0; plane < outDepth; plane++, dy += outHeight * lineBytes) {
      let into = dfilter;
      for (let d: usize = 0; d < taps; d++) {
        const fromPlane = load<i32>(sources + (plane * taps + d << 2));
        for (let h: usize = 0; h < tapRows; h++) {
          for (let w: usize = 0; w < tapColumns; w++, into += inputs * outputs << 2) {
            if (fromPlane < 0) continue;
            const from = x + (<usize>fromPlane * height * width * inputs << 2);
            for (let c: usize = 0; c < inputs; ) {
              const several = inputs - c >= 4;
              const here: usize = several ? 4 : 1;
              for (let o: usize = 0; o < outputs; o += 4) {
                const lanes = min(outputs - o, 4);
                const to = into + (c * outputs + o << 2);
                const rows = rowsOf + (h << 2);
                const columns = columnsOf + (w << 2);
                if (several && lanes == 4) {
                  tapGrad(4, 4, from + (c << 2), dy + (o << 2), to, rows, columns, width, inputs, tapRows, tapColumns, outHeight, outWidth, outputs);
                } else {
                  for (let k: usize = 0; k < here; k++) {
                    tapGrad(1, lanes, from + (c + k << 2), dy + (o << 2), to + (k * outputs << 2), rows, columns, width, inputs, tapRows, tapColumns, outHeight, outWidth, outputs);
                  }
                }
              }
              c += here;
            }
          }
        }
      }
    }
  }
}

/** Adds to `to` what a plane says of one tap: of one or four inputs and up to four outputs. */
// @ts-ignore: decorator
@inline
function tapGrad(
  inputsHere: i32, lanes: usize, x: usize, dy: usize, to: usize, rows: usize, columns: usize, width: usize, inputs: usize,
  tapRows: usize, tapColumns: usize, outHeight: usize, outWidth: usize, outputs: usize,
): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (let row: usize = 0; row < outHeight; row++, dy += outWidth * outputs << 2) {
    const fromRow = load<i32>(rows + (row * tapRows << 2));
    if (fromRow < 0) continue;
    const line = x + (<usize>fromRow * width * inputs << 2);
    for (let column: usize = 0; column < outWidth; column++) {
      const fromColumn = load<i32>(columns + (column * tapColumns << 2));
      if (fromColumn < 0) continue;
      const at = line + (<usize>fromColumn * inputs << 2);
      const slope = loadLanes(dy + (column * outputs << 2), lanes);
      s0 = f32x4.add(s0, f32x4.mul(slope, v128.load32_splat(at)));
      if (inputsHere == 4) {
        s1 = f32x4.add(s1, f32x4.mul(slope, v128.load32_splat(at, 4)));
        s2 = f32x4.add(s2, f32x4.mul(slope, v128.load32_splat(at, 8)));
        s3 = f32x4.add(s3, f32x4.mul(slope, v128.load32_splat(at, 12)));
      }
    }
  }
  const row = outputs << 2;
  storeLanes(to, f32x4.add(loadLanes(to, lanes), s0), lanes);
  if (inputsHere == 4) {
    v128.store(to + row, f32x4.add(v128.load(to + row), s1));
    v128.store(to + row * 2, f32x4.add(v128.load(to + row * 2), s2));
    v128.store(to + row * 3, f32x4.add(v128.load(to + row * 3), s3));
  }
}
