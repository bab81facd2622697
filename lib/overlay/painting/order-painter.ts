/** Paints forced orders that happened: ▽ longs that were sold out, △ shorts that were bought in, in no colour of the heat. */
import type { Ground } from '../picture';
import type { ForcedOrder } from '../scene';
import type { Context } from './ink';

interface OrderInk {
  readonly fill: string;
  readonly line: string;
}

type Side = ForcedOrder['side'];

const INK: Readonly<Record<Ground, Readonly<Record<Side, OrderInk>>>> = {
  dark: {
    long: { fill: 'rgba(255,186,150,0.55)', line: 'rgba(255,226,210,0.95)' },
    short: { fill: 'rgba(150,196,255,0.55)', line: 'rgba(214,232,255,0.95)' },
  },
  light: {
    long: { fill: 'rgba(150,60,20,0.4)', line: 'rgba(96,36,8,0.95)' },
    short: { fill: 'rgba(30,80,160,0.4)', line: 'rgba(12,40,96,0.95)' },
  },
};

const WIDTH = 0.87; // half of an equilateral triangle's side, where its corners are 1 from its middle

/** All of a side as one path: three hundred orders cost two fills. */
export function paintOrders(
  context: Context,
  orders: readonly ForcedOrder[],
  ratio: number,
  ground: Ground,
): void {
  context.lineWidth = ratio;
  context.lineJoin = 'round';
  for (const side of ['long', 'short'] as const) {
    const tip = side === 'long' ? 1 : -1; // down: sold
    context.beginPath();
    for (const order of orders) {
      if (order.side !== side) continue;
      const { x, y, reach } = order;
      context.moveTo(x, y + tip * reach);
      context.lineTo(x - WIDTH * reach, y - (tip * reach) / 2);
      context.lineTo(x + WIDTH * reach, y - (tip * reach) / 2);
      context.closePath();
    }
    context.fillStyle = INK[ground][side].fill;
    context.strokeStyle = INK[ground][side].line;
    context.fill();
    context.stroke();
  }
}
