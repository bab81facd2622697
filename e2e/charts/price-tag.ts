/** The last price on its axis, as pages draw it whose library has none. */
export interface PriceTag {
  readonly text: string;
  /** Css px, of the plot's edge and of the price. */
  readonly x: number;
  readonly y: number;
  readonly side: 'left' | 'right';
}

export function drawPriceTag(context: CanvasRenderingContext2D, { text, x, y, side }: PriceTag): void {
  context.save();
  context.font = '12px sans-serif';
  context.textAlign = side;
  context.textBaseline = 'middle';
  const width = context.measureText(text).width + 8;
  context.fillStyle = '#26a69a';
  context.fillRect(side === 'left' ? x : x - width, y - 9, width, 18);
  context.fillStyle = '#fff';
  context.fillText(text, side === 'left' ? x + 4 : x - 4, y);
  context.restore();
}
