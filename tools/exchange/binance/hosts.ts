export const REST_HOST = 'fapi.binance.com';
export const STREAM_HOST = 'fstream.binance.com';
export const COIN_REST_HOST = 'dapi.binance.com';
export const COIN_STREAM_HOST = 'dstream.binance.com';
