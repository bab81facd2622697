/** Groups the texts of one surface into columns whose left, right or middle edges align, as axis labels' do. */
export interface TextMark {
  readonly text: string;
  /** Css px from the left of the surface: the text's anchor, as `align` says. */
  readonly x: number;
  /** Css px from the top of the surface: the middle of the text. */
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
  /** Css px. */
  readonly width: number;
  /** Css px that `y` was rounded to; 0: it was not. */
  readonly grain: number;
  /** The colour it was written in: what follows a value is coloured apart from the grid. */
  readonly ink: string;
}

const EDGE = 3;

/** Texts whose anchors stand within ±3 px, largest group first. Two drawings of one label leave the later one. */
export function alignedColumns(marks: readonly TextMark[]): TextMark[][] {
  const columns: { align: TextMark['align']; x: number; byText: Map<string, TextMark> }[] = [];
  for (const mark of marks) {
    let column = columns.find(({ align, x }) => align === mark.align && Math.abs(x - mark.x) <= EDGE);
    if (!column) columns.push((column = { align: mark.align, x: mark.x, byText: new Map() }));
    column.byText.set(mark.text, mark);
  }
  return columns.map(({ byText }) => [...byText.values()]).sort((a, b) => b.length - a.length);
}

/** Texts that stand on one line within ±1.5 px, largest group first. */
export function alignedRows(marks: readonly TextMark[]): TextMark[][] {
  const rows: { y: number; marks: TextMark[] }[] = [];
  for (const mark of marks) {
    const row = rows.find(({ y }) => Math.abs(y - mark.y) <= 1.5);
    if (row) row.marks.push(mark);
    else rows.push({ y: mark.y, marks: [mark] });
  }
  return rows.map((row) => row.marks).sort((a, b) => b.length - a.length);
}

export function leftOf({ x, align, width }: TextMark): number {
  return align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
}
