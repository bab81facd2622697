/** Gate's USDT-settled perpetuals: its REST answers with their limits and errors, and its stream sockets. */
import type { CreateVenueWire } from '../venue-wire';
import { Contract } from './contract';
import { GateError } from './gate-error';
import { RateLimit } from './rate-limit';
import { endpoint } from './rest';
import { Streams } from './streams';

export const REST_HOST = 'api.gateio.ws';
export const STREAM_HOST = 'fx-ws.gateio.ws';
const STREAM_PATH = '/v4/ws/usdt';

export const createGateWire: CreateVenueWire = (feed, { unlimited = false } = {}) => {
  const contract = new Contract(feed);
  const streams = new Streams(contract);
  const rate = new RateLimit();

  return {
    venue: 'gate',
    restHosts: [REST_HOST],
    streamHosts: [STREAM_HOST],
    answer({ url }) {
      const answer = endpoint(url.pathname);
      if (!answer) return undefined;
      const { headers, refusal } = rate.admit(url.pathname, Date.now());
      if (refusal && !unlimited) return refusal;
      try {
        return { status: 200, body: answer(contract, url.searchParams), headers };
      } catch (error) {
        if (error instanceof GateError) return { status: error.status, body: error.body(), headers };
        throw error;
      }
    },
    connect: (url, send) =>
      url.pathname.replace(/\/$/, '') === STREAM_PATH ? streams.open(send) : undefined,
    publish: (event) => streams.publish(event),
    tick: (now) => streams.tick(now),
  };
};
