/** The chip's looks, alone in its shadow root. */
export const CHIP_STYLE = `
.chip {
  position: absolute;
  box-sizing: border-box;
  max-width: min(250px, calc(100% - 8px));
  min-width: 200px;
  padding: 8px 10px 7px;
  border: 1px solid rgba(255, 255, 255, 0.1);
  border-radius: 10px;
  background: rgba(15, 17, 26, 0.88);
  box-shadow: 0 6px 24px rgba(0, 0, 0, 0.28);
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
  margin: -6px -6px -6px auto;
  width: 26px;
  height: 26px;
  border: 0;
  border-radius: 7px;
  background: none;
  color: #a3abc2;
  font: inherit;
  cursor: pointer;
}
.fold:hover { background: rgba(255, 255, 255, 0.08); color: #fff; }
.notice { margin: 5px 0 0; color: #f3cd7c; }
.notice.mild { color: #a3abc2; font-size: 11px; }
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
.folded .notice, .folded .key, .folded .advice, .folded .venue { display: none; }
@media (forced-colors: active) { .chip { border-color: CanvasText; } }
`;
