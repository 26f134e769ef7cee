import { storeLanes } from '../parts';

/**
 * Largest value of each window to `y`, and where it stands to the int32 `places`: counted through the image, or through all
 * images where `throughAll`; of equal values the first, −1 where all are NaN or −Infinity.
 */
export function maxPoolPlaces(
  x: usize, y: usize, places: usize, throughAll: bool, images: usize, height: i32, width: i32, channels: usize,
  kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, outHeight: i32, outWidth: i32,
): void {
  const pixel = channels << 2;
  const line = <usize>width * pixel;
  const image = <usize>height * line;
  const way = y - places;
  const lanesInOrder = i32x4(0, 1, 2, 3);
  let first: i32 = 0;
  for (let n: usize = 0; n < images; n++, x += image) {
    for (let oy = 0; oy < outHeight; oy++) {
      const y0 = oy * strideY - top;
      const fromY = max(0, y0);
      const toY = min(height, y0 + kernelHeight);
      for (let ox = 0; ox < outWidth; ox++, places += pixel) {
        const x0 = ox * strideX - left;
        const fromX = max(0, x0);
        const toX = min(width, x0 + kernelWidth);
        for (let c: usize = 0; c < channels; c += 4) {
          let best = f32x4.splat(-Infinity);
          let winner = i32x4.splat(-1);
          for (let i = fromY; i < toY; i++) {
            let at = x + <usize>i * line + <usize>fromX * pixel + (c << 2);
            let place = first + <i32>((<usize>(i * width + fromX)) * channels + c);
            for (let j = fromX; j < toX; j++, at += pixel, place += <i32>channels) {
              const value = v128.load(at);
              const larger = f32x4.gt(value, best);
              best = v128.bitselect(value, best, larger);
              winner = v128.bitselect(i32x4.add(i32x4.splat(place), lanesInOrder), winner, larger);
            }
          }
          const lanes = min(channels - c, 4);
          storeLanes(places + way + (c << 2), best, lanes);
          storeLanes(places + (c << 2), winner, lanes);
        }
      }
    }
    if (throughAll) first += <i32>(image >> 2);
  }
}
