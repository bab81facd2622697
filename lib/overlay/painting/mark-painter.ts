/** Paints what stands at a time: divergences, and forced orders that happened. */
import { composeMarks } from '../compose-marks';
import { sameMarks } from '../picture';
import { paintAbsorption } from './absorption-painter';
import { paintDivergence } from './divergence-painter';
import type { Drawing } from './gliding-sheet';
import { paintOrders } from './order-painter';

export const MARKS: Drawing = {
  margin: { across: 0.25, down: 0.5 },
  mostStretch: 1.03,
  timed: true,
  same: sameMarks,
  painting(picture, margin) {
    const { ratio, ground, markers, absorptions, orders } = composeMarks(picture, margin);
    if (markers.length + absorptions.length + orders.length === 0) return undefined;
    return (context) => {
      paintOrders(context, orders, ratio, ground);
      for (const absorption of absorptions) paintAbsorption(context, absorption, ratio, ground);
      for (const marker of markers) paintDivergence(context, marker, ratio, ground);
    };
  },
};
