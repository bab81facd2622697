export const REST_HOST = 'fapi.binance.com';
export const STREAM_HOST = 'fstream.binance.com';
