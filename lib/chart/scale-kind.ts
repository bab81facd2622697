/**
 * Whether an axis is linear or logarithmic. Labels that leave no line of one kind prove the other. Where both have lines,
 * each draw's labels are the likelier by as much as they leave the kind more room, and what the draws of an axis say adds
 * up: its lean is ln(likelihood of linear ÷ of logarithmic), bounded, so that an axis that was changed is seen to lean
 * the other way soon.
 */
import { EXACT } from './label-point';
import { type PriceScale, priceOfY, yOfPrice } from './price-scale';
import type { KindFit } from './scale-fit';

/** Above 0: linear. */
export type Lean = number;

const PROOF = Math.log(30);
const SURE = Math.log(8);
/** Css px: nearer to each other than this, it does not matter which of two scales is right. */
const ALIKE = 0.7;

function bounded(lean: Lean): Lean {
  return Math.max(-PROOF, Math.min(PROOF, lean));
}

function evidence(linear: KindFit | undefined, log: KindFit | undefined): Lean {
  if (!linear || !log) return linear ? PROOF : -PROOF;
  if (linear.exact !== log.exact) return linear.exact ? PROOF : -PROOF;
  const more = linear.inliers.length - log.inliers.length;
  if (more !== 0) return more * PROOF;
  if (linear.room !== undefined && log.room !== undefined) return Math.log(linear.room / log.room);
  if (linear.room !== undefined || log.room !== undefined) return linear.room === undefined ? -PROOF : PROOF;
  const [a, b] = [linear, log].map(({ residual }) => Math.max(EXACT, residual));
  return linear.inliers.length * Math.log(b! / a!);
}

/** What an axis leans to after a draw whose labels have these fits. */
export function leanAfter(before: Lean, linear: KindFit | undefined, log: KindFit | undefined): Lean {
  const now = evidence(linear, log);
  return Math.abs(now) >= PROOF ? bounded(now) : bounded(before + now);
}

/** How far two scales put the same price apart, a label's distance beyond the first and the last label, css px. */
function apart(a: PriceScale, b: PriceScale, inliers: KindFit['inliers']): number {
  const ys = inliers.map(({ y }) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const pitch = (bottom - top) / (ys.length - 1);
  const most = [top - pitch, (top + bottom) / 2, bottom + pitch].map((y) =>
    Math.abs(yOfPrice(b, priceOfY(a, y)) - y),
  );
  return Math.max(...most);
}

/** Whether it is unknown which of two kinds an axis is, and matters. */
export function isOpen(lean: Lean, linear: KindFit | undefined, log: KindFit | undefined): boolean {
  if (!linear || !log || Math.abs(lean) >= SURE) return false;
  return !(apart(linear.scale, log.scale, linear.inliers) <= ALIKE);
}
