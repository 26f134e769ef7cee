// Non-maximum suppression: boxes from the best score down, without those that overlap a better one.

/** Bytes of working space that `suppress` needs for so many boxes. */
export function suppressionSpace(count: usize): usize {
  return count * CANDIDATE;
}

// A candidate: its score (float64), its box and how many of the chosen it was compared with.
const CANDIDATE: usize = 16;
const BOX: usize = 8;
const SEEN: usize = 12;

/**
 * Chooses at most `most` of `count` boxes, four coordinates each: y and x of one corner, y and x of the other. A box must score
 * more than `least`; one that shares `overlap` or more of its union with a better one is dropped; where `sigma` is above 0,
 * scores fall by e^(−share² / 2 sigma) for each better box. Of equal scores the first box is the better.
 *
 * Writes the boxes to `chosen` int32 and their scores to `chosenScores`, and returns how many they are. Candidates wait in a
 * heap, the best on top, so that those that are never asked for are never put in order.
 */
export function suppress(
  boxes: usize, scores: usize, count: usize, most: usize, overlap: f64, least: f64, sigma: f64, chosen: usize,
  chosenScores: usize, heap: usize,
): usize {
  let waiting: usize = 0;
  for (let box: usize = 0; box < count; box++) {
    const score = <f64>load<f32>(scores + (box << 2));
    if (score > least) put(heap + waiting++ * CANDIDATE, score, <u32>box, 0);
  }
  for (let at = waiting >> 1; at > 0; at--) {
    const from = heap + (at - 1) * CANDIDATE;
    sink(heap, at - 1, waiting, load<f64>(from), load<u32>(from, BOX), load<u32>(from, SEEN));
  }
  const scale = sigma > 0 ? -0.5 / sigma : 0;
  let found: usize = 0;
  while (found < most && waiting > 0) {
    const before = load<f64>(heap);
    const box = load<u32>(heap, BOX);
    const seen = <usize>load<u32>(heap, SEEN);
    let score = before;
    let dropped = false;
    // Backwards: boxes that overlap tend to have scores that are close.
    for (let i = found; i > seen; i--) {
      const share = sharedPart(boxes, box, load<u32>(chosen + (i - 1 << 2)));
      if (share >= overlap) {
        dropped = true;
        break;
      }
      // Not so of NaN, which drops the score to nothing.
      if (!(share <= overlap)) score = 0;
      else if (scale != 0 && share != 0) score *= Math.exp(scale * share * share);
      if (score <= least) break;
    }
    if (!dropped && score != before && score > least) {
      sink(heap, 0, waiting, score, box, <u32>found);
      continue;
    }
    if (!dropped && score == before) {
      store<u32>(chosen + (found << 2), box);
      store<f32>(chosenScores + (found << 2), <f32>score);
      found++;
    }
    const last = heap + --waiting * CANDIDATE;
    if (waiting > 0) sink(heap, 0, waiting, load<f64>(last), load<u32>(last, BOX), load<u32>(last, SEEN));
  }
  return found;
}

// @ts-ignore: decorator
@inline
function put(to: usize, score: f64, box: u32, seen: u32): void {
  store<f64>(to, score);
  store<u32>(to, box, BOX);
  store<u32>(to, seen, SEEN);
}

// @ts-ignore: decorator
@inline
function better(a: usize, score: f64, box: u32): bool {
  const own = load<f64>(a);
  return own > score || (own == score && load<u32>(a, BOX) < box);
}

/** Puts a candidate at `at` of a heap of `size`, or as far below as better ones stand below it. */
function sink(heap: usize, at: usize, size: usize, score: f64, box: u32, seen: u32): void {
  for (;;) {
    let below = at * 2 + 1;
    if (below >= size) break;
    let child = heap + below * CANDIDATE;
    const other = child + CANDIDATE;
    if (below + 1 < size && better(other, load<f64>(child), load<u32>(child, BOX))) {
      child = other;
      below++;
    }
    if (!better(child, score, box)) break;
    v128.store(heap + at * CANDIDATE, v128.load(child));
    at = below;
  }
  put(heap + at * CANDIDATE, score, box, seen);
}

/** The part of the union of two boxes that both cover; 0 where one has no area. */
// @ts-ignore: decorator
@inline
function sharedPart(boxes: usize, a: u32, b: u32): f64 {
  const first = boxes + (<usize>a << 4);
  const second = boxes + (<usize>b << 4);
  const ay0 = <f64>load<f32>(first), ax0 = <f64>load<f32>(first, 4), ay1 = <f64>load<f32>(first, 8), ax1 = <f64>load<f32>(first, 12);
  const by0 = <f64>load<f32>(second), bx0 = <f64>load<f32>(second, 4), by1 = <f64>load<f32>(second, 8), bx1 = <f64>load<f32>(second, 12);
  const areaA = abs(ay1 - ay0) * abs(ax1 - ax0);
  const areaB = abs(by1 - by0) * abs(bx1 - bx0);
  if (areaA <= 0 || areaB <= 0) return 0;
  const height = min(max(ay0, ay1), max(by0, by1)) - max(min(ay0, ay1), min(by0, by1));
  const width = min(max(ax0, ax1), max(bx0, bx1)) - max(min(ax0, ax1), min(bx0, bx1));
  const both = max(height, 0) * max(width, 0);
  return both / (areaA + areaB - both);
}
