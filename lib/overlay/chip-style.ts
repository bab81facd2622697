/** The chip's looks, alone in its shadow root: a dark plate that reads on dark and on light charts. */
export const CHIP_STYLE = `
.chip, .readout {
  box-sizing: border-box;
  border: 1px solid rgba(255, 255, 255, 0.12);
  border-radius: 10px;
  background: rgba(15, 17, 26, 0.93);
  box-shadow: 0 4px 18px rgba(0, 0, 0, 0.28);
  color: #e8ebf5;
  font: 500 12px/1.4 system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  color-scheme: dark;
  text-align: start;
}
.chip {
  position: absolute;
  display: flex;
  flex-direction: column;
  width: 272px;
  max-width: calc(100% - 8px);
  max-height: calc(100% - 8px);
  padding: 8px 11px 9px;
  pointer-events: auto;
  cursor: grab;
  touch-action: none;
  user-select: none;
}
.chip[hidden], .chip [hidden] { display: none; }
.chip:active { cursor: grabbing; }
:where(.chip) :where(p, footer, strong) { margin: 0; }
.chip :is(button, input, label) { font: inherit; cursor: pointer; }
.chip:focus-visible, .chip :is(button, input):focus-visible { outline: 2px solid #8ab4ff; outline-offset: 1px; }

.head { flex: none; display: flex; align-items: center; gap: 7px; white-space: nowrap; }
.symbol { font-weight: 650; letter-spacing: 0.01em; overflow: hidden; text-overflow: ellipsis; }
.age { margin-right: auto; min-width: 22px; color: #a3abc2; }
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
.lacking .status::after { content: ' !'; color: #f3cd7c; }

.icon {
  flex: none;
  display: grid;
  place-items: center;
  position: relative;
  margin: -4px 0;
  width: 24px;
  height: 24px;
  padding: 0;
  border: 0;
  border-radius: 7px;
  background: none;
  color: #a3abc2;
}
.icon:hover { background: rgba(255, 255, 255, 0.09); color: #fff; }
.icon + .icon { margin-left: -5px; }
.fold { margin-right: -6px; }
.fold::before {
  content: '';
  width: 5px;
  height: 5px;
  border: solid currentColor;
  border-width: 0 1.5px 1.5px 0;
  transform: translateY(-2px) rotate(45deg);
}
.folded .fold::before { transform: translateY(1px) rotate(225deg); }
.copy::before, .copy::after {
  content: '';
  position: absolute;
  box-sizing: border-box;
  width: 8px;
  height: 9px;
  border: 1.5px solid currentColor;
  border-radius: 2px;
}
.copy::before { left: 7px; top: 6px; clip-path: polygon(0 0, 100% 0, 100% 22%, 33% 22%, 33% 100%, 0 100%); }
.copy::after { left: 10px; top: 9px; }
.copy.done { color: #6fe0b0; }
.copy.done::before { display: none; }
.copy.done::after {
  left: 9px;
  top: 5px;
  width: 6px;
  height: 11px;
  border-width: 0 2px 2px 0;
  border-radius: 0;
  transform: rotate(42deg);
}

.notice { flex: none; margin-top: 6px; color: #f3cd7c; }
.notice.mild { color: #a3abc2; }
.action {
  flex: none;
  align-self: flex-start;
  min-height: 26px;
  margin: 6px 0 0;
  padding: 2px 10px;
  border: 1px solid rgba(138, 180, 255, 0.45);
  border-radius: 7px;
  background: rgba(138, 180, 255, 0.14);
  color: #cfe0ff;
}
.action:hover { background: rgba(138, 180, 255, 0.26); }
.quiet { border-color: rgba(255, 255, 255, 0.14); background: rgba(255, 255, 255, 0.05); color: #c3c9da; }
.quiet:hover { background: rgba(255, 255, 255, 0.12); }

.body {
  display: flex;
  flex-direction: column;
  min-height: 0;
  margin-top: 8px;
  padding-right: 2px;
  overflow: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  scrollbar-color: rgba(255, 255, 255, 0.22) transparent;
  touch-action: pan-y;
  color: #c3c9da;
  font-size: 11.5px;
}
.body > * { flex: none; }
.key { display: flex; flex-wrap: wrap; gap: 5px 16px; }
.bar {
  display: flex;
  flex: 0 0 100%;
  box-sizing: border-box;
  justify-content: space-between;
  align-items: center;
  height: 15px;
  padding: 0 7px;
  border-radius: 4px;
  font: 600 10px/1 system-ui, sans-serif;
  color: #fff;
  forced-color-adjust: none;
}
.bar::before { content: attr(data-weak); }
.bar::after { content: attr(data-strong); color: #10131c; }
.side { display: inline-flex; align-items: center; gap: 6px; }
.side::before {
  content: '';
  box-sizing: border-box;
  width: 16px;
  height: 10px;
  border-radius: 2px;
  background: rgba(94, 201, 98, 0.4);
  forced-color-adjust: none;
}
.long::before { border-top: 2px solid #5ec962; }
.short::before {
  border-bottom: 2px solid #5ec962;
  background: repeating-linear-gradient(135deg, rgba(94, 201, 98, 0.65) 0 1px, rgba(94, 201, 98, 0.25) 1px 4px);
}
.layers {
  display: grid;
  grid-template-columns: 1fr 1fr;
  column-gap: 8px;
  margin: 8px 0 0;
  padding-top: 7px;
  border-top: 1px solid rgba(255, 255, 255, 0.09);
}
.key[hidden] + .layers { margin-top: 0; }
.layers > :last-child { grid-column: 1 / -1; }
.check { display: flex; align-items: center; gap: 7px; min-height: 24px; }
.check input { flex: none; margin: 0; width: 14px; height: 14px; accent-color: #8ab4ff; }
.check.absent { color: #8f97ae; }
.check.absent::after { content: '!'; margin-left: -3px; color: #f3cd7c; font-weight: 700; }
.missing { margin: 2px 0 4px; color: #f3cd7c; font-size: 11px; }
.missing:empty { display: none; }
.slide {
  display: grid;
  grid-template-columns: 76px 1fr 46px;
  align-items: center;
  gap: 8px;
  min-height: 26px;
}
.slide input { width: 100%; min-width: 0; height: 24px; margin: 0; accent-color: #8ab4ff; }
.slide::after { content: attr(data-value); text-align: end; color: #e8ebf5; }
.source {
  margin: 6px 0 0;
  padding-top: 7px;
  border-top: 1px solid rgba(255, 255, 255, 0.09);
  color: #a3abc2;
  font-size: 11px;
}
.advice { margin-top: 7px; color: #8f97ae; font-size: 10.5px; line-height: 1.5; white-space: pre-line; }

.readout { position: absolute; width: 272px; background: rgba(15, 17, 26, 0.97); padding: 8px 11px 9px; pointer-events: none; cursor: default; }
.readout:empty { padding: 0; border: 0; background: none; box-shadow: none; }
.range { display: flex; align-items: center; gap: 7px; font-weight: 650; white-space: pre; }
.range::before { content: ''; box-sizing: border-box; width: 16px; height: 10px; border-radius: 2px; background: rgba(94, 201, 98, 0.4); forced-color-adjust: none; }
.range.long::before { border-top: 2px solid #5ec962; }
.range.short::before {
  border-bottom: 2px solid #5ec962;
  background: repeating-linear-gradient(135deg, rgba(94, 201, 98, 0.65) 0 1px, rgba(94, 201, 98, 0.25) 1px 4px);
}
.row { display: flex; gap: 8px; padding-top: 3px; font-size: 11.5px; }
.row::before { content: attr(data-name); flex: 0 0 88px; color: #a3abc2; }
.told { color: #6fe0b0; font-size: 11px; }
.told:not(:empty) { padding-top: 4px; }

.folded { width: auto; padding: 3px 8px; border-radius: 8px; background: rgba(15, 17, 26, 0.82); font-size: 11px; }
.folded .icon { margin-top: -2px; margin-bottom: -2px; }
.folded .fold { margin-right: -5px; }
.folded .notice { max-width: 250px; margin: 2px 0 3px; }
.folded .action { margin: 2px 0 4px; }

@media (prefers-reduced-motion: no-preference) {
  .icon, .action { transition: background-color 120ms; }
}
@media (forced-colors: active) {
  .chip, .readout, .action { border-color: CanvasText; }
  .chip, .readout { background: Canvas; }
  .chip:focus-visible, .chip :is(button, input):focus-visible { outline-color: Highlight; }
}
`;
