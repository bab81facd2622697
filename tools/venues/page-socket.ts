/** ccxt's browser build keeps the `WebSocket` that it finds when it is loaded: this one dials the socket that is present. */
type Dial = new (address: string) => object;

let present: ((address: string) => Dial) | undefined;

// Called with `new`, so what it returns is the socket.
function PageSocket(address: string): object {
  if (!present) throw new Error(`${address}: no venue is opened`);
  const Socket = present(address);
  return new Socket(address);
}
Object.assign(globalThis, { self: { WebSocket: Object.assign(PageSocket, { OPEN: 1 }) } });

export function dialThrough(socketFor: (address: string) => Dial): void {
  present = socketFor;
}
