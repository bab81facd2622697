/** ccxt's browser build keeps the `WebSocket` that it finds when it is loaded: this one dials the socket that is present. */
type Dial = new (address: string) => object;

let present: Dial | undefined;

class PageSocket {
  constructor(address: string) {
    if (!present) throw new Error(`${address}: no venue is opened`);
    return new present(address);
  }
}
Object.assign(globalThis, { self: { WebSocket: Object.assign(PageSocket, { OPEN: 1 }) } });

export function dialThrough(socket: Dial): void {
  present = socket;
}
