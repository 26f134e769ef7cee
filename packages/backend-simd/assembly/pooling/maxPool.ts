import { loadPart, storePart } from '../parts';

/** Largest value of each window; NaN loses against any number, as in tfjs. */
export function maxPool(
  x: usize, y: usize, images: usize, height: i32, width: i32, channels: usize, kernelHeight: i32, kernelWidth: i32,
  strideY: i32, strideX: i32, top: i32, left: i32, outHeight: i32, outWidth: i32,
): void {
  const pixel = channels << 2;
  const line = <usize>width * pixel;
  const vectors = (channels & ~3) << 2;
  const rest = channels & 3;
  const lowest = f32x4.splat(-Infinity);
  for (let n: usize = 0; n < images; n++, x += <usize>height * line) {
    for (let oy = 0; oy < outHeight; oy++) {
      const y0 = oy * strideY - top;
      const fromY = max(0, y0);
      const rows = max(0, min(height, y0 + kernelHeight) - fromY);
      for (let ox = 0; ox < outWidth; ox++, y += pixel) {
        const x0 = ox * strideX - left;
        const fromX = max(0, x0);
        const columns = max(0, min(width, x0 + kernelWidth) - fromX);
        const corner = x + <usize>fromY * line + <usize>fromX * pixel;
        if (rows == 2 && columns == 2) {
          let at = corner;
          let to = y;
          for (const end = corner + vectors; at < end; at += 16, to += 16) {
            const above = f32x4.pmax(f32x4.pmax(lowest, v128.load(at)), v128.load(at + pixel));
            v128.store(to, f32x4.pmax(f32x4.pmax(above, v128.load(at + line)), v128.load(at + line + pixel)));
          }
        } else {
          for (let c: usize = 0; c < vectors; c += 16) {
            let value = lowest;
            for (let i = 0, row = corner + c; i < rows; i++, row += line) {
              for (let j = 0, at = row; j < columns; j++, at += pixel) value = f32x4.pmax(value, v128.load(at));
            }
            v128.store(y + c, value);
          }
        }
        if (rest) {
          let value = lowest;
          for (let i = 0, row = corner + vectors; i < rows; i++, row += line) {
            for (let j = 0, at = row; j < columns; j++, at += pixel) value = f32x4.pmax(value, loadPart(at, rest));
          }
          storePart(y + vectors, value, rest);
        }
      }
    }
  }
}

/** Each window's `dy` goes to its largest value, the first of equals; to none where all are NaN or −Infinity. */
export function maxPoolGrad(
  dy: usize, x: usize, dx: usize, images: usize, height: i32, width: i32, channels: usize,
  kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, outHeight: i32, outWidth: i32,
): void {
  const pixel = channels << 2;
  const line = <usize>width * pixel;
  const image = <usize>height * line;
  const vectors = (channels & ~3) << 2;
  const rest = channels & 3;
  const apart = kernelHeight == 2 && kernelWidth == 2 && strideY >= 2 && strideX >= 2;
  const lowest = f32x4.splat(-Infinity);
  // Where windows of two by two cover every pixel once, each is written below.
  const covered = apart && rest == 0 && top == 0 && left == 0 && outHeight << 1 == height && outWidth << 1 == width;
  if (!covered) memory.fill(dx, 0, images * image);
  for (let n: usize = 0; n < images; n++, x += image, dx += image) {
    for (let oy = 0; oy < outHeight; oy++) {
      const y0 = oy * strideY - top;
      const fromY = max(0, y0);
      const rows = max(0, min(height, y0 + kernelHeight) - fromY);
      for (let ox = 0; ox < outWidth; ox++, dy += pixel) {
        const x0 = ox * strideX - left;
        const fromX = max(0, x0);
        const columns = max(0, min(width, x0 + kernelWidth) - fromX);
        const corner = <usize>fromY * line + <usize>fromX * pixel;
        if (apart && rows == 2 && columns == 2) {
          let at = x + corner;
          let to = dx + corner;
          let from = dy;
          for (const end = at + vectors; at < end; at += 16, to += 16, from += 16) {
            const v0 = v128.load(at);
            const v1 = v128.load(at + pixel);
            const v2 = v128.load(at + line);
            const v3 = v128.load(at + line + pixel);
            const best1 = f32x4.pmax(lowest, v0);
            const best2 = f32x4.pmax(best1, v1);
            let left = v128.load(from);
            const wins3 = f32x4.gt(v3, f32x4.pmax(best2, v2));
            v128.store(to + line + pixel, v128.and(left, wins3));
            left = v128.andnot(left, wins3);
            const wins2 = f32x4.gt(v2, best2);
            v128.store(to + line, v128.and(left, wins2));
            left = v128.andnot(left, wins2);
            const wins1 = f32x4.gt(v1, best1);
            v128.store(to + pixel, v128.and(left, wins1));
            left = v128.andnot(left, wins1);
            v128.store(to, v128.and(left, f32x4.gt(v0, lowest)));
          }
        } else {
          for (let c: usize = 0; c < vectors; c += 16) {
            const place = corner + c;
            scatter(v128.load(dy + c), x + place, dx + place, rows, columns, line, pixel, 4);
          }
        }
        if (rest) {
          const place = corner + vectors;
          scatter(loadPart(dy + vectors, rest), x + place, dx + place, rows, columns, line, pixel, rest);
        }
      }
    }
  }
}

/** One window's `dy` of `lanes` channels to its largest values. */
function scatter(dy: v128, x: usize, dx: usize, rows: i32, columns: i32, line: usize, pixel: usize, lanes: usize): void {
  let best = f32x4.splat(-Infinity);
  let winner = i32x4.splat(-1);
  let index = 0;
  for (let i = 0, row = x; i < rows; i++, row += line) {
    for (let j = 0, at = row; j < columns; j++, at += pixel) {
      const value = lanes == 4 ? v128.load(at) : loadPart(at, lanes);
      const larger = f32x4.gt(value, best);
      best = v128.bitselect(value, best, larger);
      winner = v128.bitselect(i32x4.splat(index++), winner, larger);
    }
  }
  index = 0;
  for (let i = 0, row = dx; i < rows; i++, row += line) {
    for (let j = 0, at = row; j < columns; j++, at += pixel) {
      const share = v128.and(dy, i32x4.eq(winner, i32x4.splat(index++)));
      if (lanes == 4) v128.store(at, f32x4.add(v128.load(at), share));
      else storePart(at, f32x4.add(loadPart(at, lanes), share), lanes);
    }
  }
}
