export const REST_HOST = 'fapi.binance.com';
export const STREAM_HOST = 'fstream.binance.com';
/** The spot market: its bars only. */
export const SPOT_REST_HOST = 'api.binance.com';
export const COIN_REST_HOST = 'dapi.binance.com';
export const COIN_STREAM_HOST = 'dstream.binance.com';
