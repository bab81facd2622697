/** What runs inside an extension page: asks the worker through a new port and times the answer. */

declare const chrome: {
  readonly runtime: {
    connect(options: { readonly name: string }): {
      readonly onMessage: { addListener(listener: (message: Answer) => void): void };
      postMessage(message: object): void;
      disconnect(): void;
    };
  };
};

interface Answer {
  readonly type: string;
  readonly snapshot?: { readonly status: string };
}

export interface Question {
  readonly message: object;
  /** The type of the message that counts as the answer, and the statuses of a snapshot that do. */
  readonly answer: string;
  readonly statuses?: readonly string[];
}

/** Milliseconds from opening the port. Sent to the page as text: it may name nothing from outside. */
export const firstAnswer = ({ message, answer, statuses }: Question): Promise<number> =>
  new Promise((resolve) => {
    const start = performance.now();
    const port = chrome.runtime.connect({ name: 'isobar' });
    port.onMessage.addListener(({ type, snapshot }) => {
      if (type !== answer || (statuses && !statuses.includes(snapshot?.status ?? ''))) return;
      resolve(performance.now() - start);
      port.disconnect();
    });
    port.postMessage(message);
  });
