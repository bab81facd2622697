/** `npm run estimate`: the product's estimator on files, without a browser. One JSON line per asked time. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

import { assumptionsFor } from '../../lib/liquidation/venue-assumptions';
import { type Estimate, estimates } from '../../lib/liquidation/estimate';
import { estimatorBars } from '../../lib/liquidation/estimator-input';
import { marginTiers } from '../../lib/venues/binance/margin-tiers';
import { answerOf } from './answer';
import { type Arguments, parseArguments } from './arguments';
import { feedKind } from './feed-kind';
import { InputError } from './input-error';
import { type Inputs, instants, readInputs } from './inputs';

/** With a lookback each answer is a run of its own, which starts empty that long before. */
function* answers(inputs: Inputs, asked: Arguments): Generator<Estimate> {
  const at = instants(asked.when, inputs.bars);
  const bars = estimatorBars(inputs);
  const options = {
    assumptions: assumptionsFor(marginTiers(asked.symbol)),
    feed: feedKind(inputs.liquidations),
  };
  const { lookback } = asked;
  if (lookback === undefined) {
    yield* estimates(bars, { ...options, at, onProgress: progress });
    return;
  }
  for (const [i, time] of at.entries()) {
    const window = bars.filter((bar) => bar.openTime >= time - lookback && bar.openTime < time);
    yield* estimates(window, { ...options, at: [time] });
    progress((i + 1) / at.length);
  }
}

let shown = -1;

function progress(share: number): void {
  const percent = Math.floor(share * 100);
  if (!process.stderr.isTTY || percent === shown) return;
  shown = percent;
  process.stderr.write(`\restimating ${percent} %${percent === 100 ? '\n' : ''}`);
}

async function main(): Promise<void> {
  const asked = parseArguments(process.argv.slice(2));
  const inputs = readInputs(asked);
  const tiers = marginTiers(asked.symbol);
  const out = asked.out === undefined ? process.stdout : createWriteStream(asked.out);
  for (const estimate of answers(inputs, asked)) {
    const line = `${JSON.stringify(answerOf(estimate, { date: tiers.date, source: tiers.source }))}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  if (out !== process.stdout) {
    out.end();
    await once(out, 'finish');
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
