/** A chart as small as can be, for tests that play with its labels: prices on a canvas of their own beside the plot's. */
import { BAND, type Plot } from './band';
import { type DocumentParts, plainDocument } from './documents';

/**
 * 800 × 400 css px at (30, 20), prices 59 500 … 60 500 from its lower to its upper edge. `window.hand` is what a test
 * turns; everything is drawn anew in each frame, as a chart that follows its market does.
 */
const CHART = `
  const nextFrame = window.requestAnimationFrame;
  const box = document.body.appendChild(document.createElement('div'));
  box.id = 'chart';
  box.style.cssText = 'position:absolute;left:30px;top:20px;width:870px;height:400px;background:#fff';
  const canvas = (left, width) => {
    const made = box.appendChild(document.createElement('canvas'));
    made.style.cssText = 'position:absolute;top:0;left:' + left + 'px';
    return Object.assign(made, { width, height: 400 });
  };
  let plot = canvas(0, 800).getContext('2d');
  let axis = canvas(800, 70).getContext('2d');
  window.redirect = (plotPen, axisPen) => {
    plot = plotPen;
    axis = axisPen;
  };
  const hand = { label: true, top: 60500, last: 60123.4, drawn: 0, asleep: false };
  const yOf = (price) => (hand.top - price) * 0.4;
  const write = (text, y, ink) => {
    axis.font = '12px sans-serif';
    axis.textBaseline = 'middle';
    axis.fillStyle = ink;
    axis.fillText(text, 6, y);
  };
  const draw = () => {
    nextFrame(draw);
    if (hand.asleep) return;
    hand.drawn++;
    plot.clearRect(0, 0, 800, 400);
    axis.clearRect(0, 0, 70, 400);
    plot.fillStyle = '#2962ff';
    plot.fillRect(0, Math.round(yOf(hand.last)), 800, 1);
    const lowest = Math.ceil((hand.top - 1000) / 200) * 200;
    for (let price = lowest; price < hand.top; price += 200) {
      const y = yOf(price);
      if (y > 6 && y < 394 && Math.abs(price - hand.last) > 50) write(price.toFixed(1), y, '#345');
    }
    if (hand.label) write(hand.last.toFixed(1), yOf(hand.last), '#26a69a');
  };
  window.hand = hand;
  window.beforeDrawing?.();
  draw();
  window.page = {
    lastPrice: 60123.4,
    plot: () => {
      const { left, top } = box.getBoundingClientRect();
      return { left, top, width: 800, height: 400 };
    },
    yOf,
    priceAt: (y) => hand.top - y / 0.4,
  };`;

export interface Hand {
  /** Whether the last price is written on the axis. */
  label: boolean;
  /** The price at the plot's upper edge. */
  top: number;
  last: number;
  /** How often the page drew its chart. */
  drawn: number;
  /** Draws no more. */
  asleep: boolean;
}

declare global {
  interface Window {
    hand: Hand;
    /** Draws on other canvases from now on. */
    redirect(plot: CanvasRenderingContext2D, axis: CanvasRenderingContext2D): void;
  }
}

/** Where it stands, for when the page itself cannot be asked. */
export const HAND_DRAWN: Plot = {
  left: 30,
  top: 20,
  width: 800,
  height: 400,
  price: 60_123.4,
  from: 60_500 - 1000 * BAND.from,
  to: 60_500 - 1000 * BAND.to,
};

export function handDrawnDocument(parts: DocumentParts = {}): string {
  return plainDocument({ title: '60123.4 | BTCUSDT Perpetual | Binance Futures', ...parts }, CHART);
}
