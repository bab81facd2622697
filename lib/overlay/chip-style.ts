/** The chip's looks, alone in its shadow root. */
export const CHIP_STYLE = `
.chip {
  position: absolute;
  box-sizing: border-box;
  max-width: min(250px, calc(100% - 8px));
  min-width: 200px;
  padding: 7px 9px;
  border: 1px solid rgba(255, 255, 255, 0.1);
  border-radius: 10px;
  background: rgba(15, 17, 26, 0.88);
  box-shadow: 0 4px 16px rgba(0, 0, 0, 0.24);
  color: #e8ebf5;
  font: 500 12px/1.35 system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  pointer-events: auto;
  cursor: grab;
  touch-action: none;
  user-select: none;
}
.chip[hidden], .chip [hidden] { display: none; }
.chip:active { cursor: grabbing; }
.chip:focus-visible, .fold:focus-visible { outline: 2px solid #8ab4ff; outline-offset: 1px; }
.head { display: flex; align-items: center; gap: 7px; white-space: nowrap; }
.symbol { font-weight: 650; letter-spacing: 0.01em; }
.venue, .age { color: #a3abc2; }
.venue { text-transform: capitalize; }
.status {
  padding: 1px 6px;
  border-radius: 5px;
  font-size: 10px;
  font-weight: 700;
  letter-spacing: 0.05em;
  text-transform: uppercase;
  background: rgba(163, 171, 194, 0.18);
  color: #c9cfdf;
}
.status[data-status="live"] { background: rgba(70, 204, 146, 0.18); color: #6fe0b0; }
.status[data-status="partial"], .status[data-status="warming-up"] { background: rgba(240, 190, 84, 0.18); color: #f3cd7c; }
.status[data-status="stale"] { background: rgba(255, 125, 114, 0.18); color: #ff9d94; }
.fold {
  display: grid;
  place-items: center;
  margin: -5px -6px -5px auto;
  width: 24px;
  height: 24px;
  padding: 0;
  border: 0;
  border-radius: 7px;
  background: none;
  color: #a3abc2;
  cursor: pointer;
}
.fold::before {
  content: '';
  width: 5px;
  height: 5px;
  border: solid currentColor;
  border-width: 0 1.5px 1.5px 0;
  transform: translateY(-2px) rotate(45deg);
}
.folded .fold::before { transform: translateY(1px) rotate(225deg); }
.fold:hover { background: rgba(255, 255, 255, 0.08); color: #fff; }
.notice { margin: 5px 0 0; color: #f3cd7c; }
.mild .notice { color: #a3abc2; font-size: 11px; }
.key { margin-top: 6px; color: #c3c9da; font-size: 11px; }
.row { display: flex; align-items: center; gap: 8px; }
.row + .row { margin-top: 4px; gap: 14px; }
.bar { flex: 1; height: 6px; border-radius: 3px; }
.side { display: inline-flex; align-items: center; gap: 5px; }
.swatch { width: 16px; height: 9px; border-radius: 2px; background: rgba(94, 201, 98, 0.4); }
.swatch.long { border-top: 2px solid #5ec962; }
.swatch.short {
  border-bottom: 2px solid #5ec962;
  background: repeating-linear-gradient(135deg, rgba(94, 201, 98, 0.65) 0 1px, rgba(94, 201, 98, 0.25) 1px 4px);
}
.advice { margin-top: 5px; color: #8f97ae; font-size: 10.5px; }
.folded { min-width: 0; padding: 3px 7px; border-radius: 8px; background: rgba(15, 17, 26, 0.78); font-size: 11px; }
.folded.mild .notice, .folded .key, .folded .advice, .folded .venue { display: none; }
.folded .notice { margin: 2px 0 3px; }
.folded.mild[title]:not([title='']) .status::after { content: ' !'; color: #f3cd7c; }
.folded .fold { margin-left: -4px; }
@media (forced-colors: active) { .chip { border-color: CanvasText; } }
`;
