/** Hyperliquid: `POST /info` and the socket at `/ws`, both on one host. It tells no forced orders. */
import type { CreateVenueWire } from '../venue-wire';
import { assetContext } from './asset-context';
import { coinOf } from './coin';
import { answerInfo } from './info';
import { Session, type Stream } from './session';
import { repeatedTrades, tradeRow } from './trades';
import { isListed } from './universe';
import { WeightWindow } from './weight-window';

const HOST = 'api.hyperliquid.xyz';

export const createHyperliquidWire: CreateVenueWire = (feed, { unlimited = false } = {}) => {
  const coin = coinOf(feed);
  const weight = unlimited ? undefined : new WeightWindow();
  const sessions = new Set<Session>();
  let trades: unknown[] = [];
  let isContextDue = false;

  const push = (stream: Stream, data: unknown): void => {
    for (const session of sessions) session.push(stream, coin.name, data);
  };
  const market = {
    isListed: (name: string) => isListed(name, coin),
    first(stream: Stream, name: string): unknown {
      if (name !== coin.name) return undefined;
      if (stream === 'trades') return repeatedTrades(feed, coin);
      return { coin: name, ctx: assetContext(feed, coin) };
    },
  };

  return {
    venue: 'hyperliquid',
    restHosts: [HOST],
    streamHosts: [HOST],
    answer({ method, url, body }) {
      if (method !== 'POST' || url.pathname !== '/info') return undefined;
      return answerInfo({ feed, coin }, body, weight);
    },
    connect(url, send, hangUp) {
      if (url.pathname !== '/ws') return undefined;
      const session = new Session(market, send, hangUp, () => sessions.delete(session));
      sessions.add(session);
      return session;
    },
    publish(event) {
      if (sessions.size === 0) return;
      if (event.kind === 'trade') trades.push(tradeRow(event.trade, coin));
      else if (event.kind === 'mark') isContextDue = true;
    },
    /** The trades of a block come in one frame, the context about once a second. */
    tick() {
      if (trades.length > 0) push('trades', trades);
      trades = [];
      if (isContextDue) {
        push('activeAssetCtx', { coin: coin.name, ctx: assetContext(feed, coin) });
      }
      isContextDue = false;
      for (const session of sessions) session.closeIfIdle();
    },
  };
};
