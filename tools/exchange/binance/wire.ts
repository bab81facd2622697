/** Binance futures, USDⓈ-M and COIN-M, and the bars of its spot market: their REST answers with weights and errors, and their stream sockets. */
import type { MarketFeed } from '../market-feed';
import type { CreateVenueWire, WireAnswer, WireSession } from '../venue-wire';
import { COIN_REST_HOST, COIN_STREAM_HOST, REST_HOST, SPOT_REST_HOST, STREAM_HOST } from './hosts';
import { type Product as ProductName, endpoint } from './rest';
import { streamPath } from './stream-path';
import { Streams } from './streams';
import { VenueError } from './venue-error';
import { WeightMeter } from './weight-meter';

interface Hosts {
  readonly rest: string;
  readonly stream?: string;
}

const HOSTS: Readonly<Record<ProductName, Hosts>> = {
  'usd-margined': { rest: REST_HOST, stream: STREAM_HOST },
  'coin-margined': { rest: COIN_REST_HOST, stream: COIN_STREAM_HOST },
  spot: { rest: SPOT_REST_HOST },
};

export const createBinanceWire: CreateVenueWire = (feed, { unlimited = false, inverse } = {}) => {
  const usdMargined = new Product('usd-margined', feed, unlimited);
  const coinMargined = inverse && new Product('coin-margined', inverse, unlimited);
  const spot = new Product('spot', feed, unlimited);
  const products = coinMargined ? [usdMargined, coinMargined, spot] : [usdMargined, spot];
  /** A demo page asks for contracts margined in USD, under a host of its own. */
  const asked = (of: 'rest' | 'stream', { host }: URL): Product =>
    products.find(({ hosts }) => hosts[of] === host) ?? usdMargined;

  return {
    venue: 'binance',
    restHosts: products.map(({ hosts }) => hosts.rest),
    streamHosts: products.flatMap(({ hosts }) => hosts.stream ?? []),
    answer: ({ url }) => asked('rest', url).answer(url),
    connect: (url, send, hangUp) => asked('stream', url).connect(url, send, hangUp),
    publish: (event, on = feed) => products.find((product) => product.feed === on)?.streams.publish(event),
    tick: (now) => products.forEach(({ streams }) => streams.tick(now)),
  };
};

/** One of the venue's products, with hosts and limits of its own. */
class Product {
  readonly hosts: Hosts;
  readonly streams: Streams;
  private readonly weight = new WeightMeter();

  constructor(
    private readonly kind: ProductName,
    readonly feed: MarketFeed,
    private readonly unlimited: boolean,
  ) {
    this.hosts = HOSTS[kind];
    this.streams = new Streams(feed);
  }

  answer(url: URL): WireAnswer | undefined {
    const { feed, streams } = this;
    const asked = endpoint(url.pathname, this.kind);
    if (!asked) return undefined;
    const now = Date.now();
    const used = this.weight.add(asked.weight(url.searchParams), now);
    const headers = { 'x-mbx-used-weight-1m': String(used) };
    const wait = this.unlimited ? undefined : this.weight.wait(now);
    if (wait !== undefined) return refusal(TOO_MANY, { ...headers, 'retry-after': String(wait) });
    try {
      return { status: 200, body: asked.answer({ feed, book: streams.book }, url.searchParams), headers };
    } catch (error) {
      if (error instanceof VenueError) return refusal(error, headers);
      throw error;
    }
  }

  connect(url: URL, send: (text: string) => void, hangUp: () => void): WireSession | undefined {
    const path = streamPath(url);
    return path && this.streams.open(path, send, hangUp);
  }
}

const TOO_MANY = new VenueError(
  -1003,
  'Too many requests; current limit of IP(127.0.0.1) is 2400 requests per minute. ' +
    'Please use the websocket for live updates to avoid polling the API.',
  429,
);

function refusal(error: VenueError, headers: Readonly<Record<string, string>>): WireAnswer {
  return { status: error.status, body: error.body(), headers };
}
