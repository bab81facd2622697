/** The looks of setting a scale by hand. */
export const CALIBRATOR_STYLE = `
.catcher { position: absolute; inset: 0; pointer-events: auto; cursor: crosshair; touch-action: none; outline: none; }
.catcher:focus-visible { box-shadow: inset 0 0 0 2px #8ab4ff; }
.level { position: absolute; left: 0; right: 0; height: 0; border-top: 1px dashed #8ab4ff; pointer-events: none; filter: drop-shadow(0 0 1px rgba(15, 17, 26, 0.9)); }
.level.set { border-top-style: solid; }
.level[hidden], .form button[hidden] { display: none; }
.form {
  position: absolute;
  left: 50%;
  box-sizing: border-box;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 6px 8px;
  width: 288px;
  max-width: calc(100% - 16px);
  padding: 10px 12px;
  transform: translateX(-50%);
  border: 1px solid rgba(255, 255, 255, 0.14);
  border-radius: 10px;
  background: rgba(15, 17, 26, 0.95);
  box-shadow: 0 4px 18px rgba(0, 0, 0, 0.3);
  color: #e8ebf5;
  color-scheme: dark;
  font: 500 12px/1.4 system-ui, sans-serif;
  cursor: default;
}
.form.top { top: 10px; }
.form.bottom { bottom: 10px; }
.form p { flex: 0 0 100%; margin: 0; }
.form p.wrong { color: #f3cd7c; }
.form :is(button, input, label) { font: inherit; }
.form .price[hidden] { display: none; }
.form .price:not([hidden]) { display: flex; flex: 0 0 100%; align-items: center; gap: 8px; color: #c3c9da; }
.form .price input {
  flex: 1;
  min-width: 0;
  height: 26px;
  box-sizing: border-box;
  padding: 0 8px;
  border: 1px solid rgba(255, 255, 255, 0.22);
  border-radius: 6px;
  background: rgba(255, 255, 255, 0.06);
  color: #fff;
  font-variant-numeric: tabular-nums;
}
.form .log { display: flex; align-items: center; gap: 6px; min-height: 26px; margin-right: auto; color: #c3c9da; }
.form .log input { width: 14px; height: 14px; margin: 0; accent-color: #8ab4ff; }
.form button {
  min-height: 26px;
  padding: 2px 10px;
  border: 1px solid rgba(138, 180, 255, 0.45);
  border-radius: 7px;
  background: rgba(138, 180, 255, 0.16);
  color: #cfe0ff;
  cursor: pointer;
}
.form button:hover { background: rgba(138, 180, 255, 0.28); }
.form button.quiet { border-color: rgba(255, 255, 255, 0.14); background: rgba(255, 255, 255, 0.05); color: #c3c9da; }
.form button.quiet:hover { background: rgba(255, 255, 255, 0.12); }
.form :is(button, input):focus-visible { outline: 2px solid #8ab4ff; outline-offset: 1px; }
@media (forced-colors: active) {
  .level { border-color: Highlight; }
  .form, .form :is(button, .price input) { border-color: CanvasText; }
  .catcher:focus-visible { outline: 2px solid Highlight; outline-offset: -2px; }
}
`;
