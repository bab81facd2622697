/** Every figure of every recording in a folder: scores first, then caveats, recording by recording. */
import type { Figure } from '../figures/figure';
import { recordFiles } from '../replay/record-files';
import { binanceRecordings } from './binance-recordings';
import { hyperliquidRecordings } from './hyperliquid-recording';
import { okxRecordings } from './okx-recording';
import { placementFigures } from './placement';
import type { Recording } from './recording';
import { coverageFigures } from './run-coverage';
import { recordedTouches } from './touches';

const COINS = ['BTC', 'ETH'];

export function report(directory: string): Figure[] {
  return recordingsIn(directory).flatMap((recording) => [
    ...placementFigures(recording),
    ...recordedTouches(recording),
    ...[...recording.caveats, ...coverageFigures(recording)].map(asCaveat),
  ]);
}

function recordingsIn(directory: string): Recording[] {
  const files = recordFiles(directory);
  return [
    ...COINS.flatMap((coin) => binanceRecordings(files, directory, coin)),
    ...COINS.flatMap((coin) => okxRecordings(files, directory, coin)),
    ...hyperliquidRecordings(files, directory),
  ];
}

function asCaveat(figure: Figure): Figure {
  return { ...figure, name: `caveat, ${figure.name}` };
}
