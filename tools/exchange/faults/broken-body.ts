import type { Fault } from './reply';

/** The line dies in the middle of the body. */
export const halfABody: Fault = (truth) => ({ ...truth, sent: 'half' });

/** The body ends too soon, and nothing tells so but its syntax. */
export const cutJson: Fault = (truth) => ({ ...truth, text: truth.text.slice(0, -1) });

/** A page for people, such as a load balancer's, with the status of a good answer. */
export const webPage: Fault = () => ({
  status: 200,
  text: '<!doctype html><title>We will be right back</title>',
  headers: { 'content-type': 'text/html' },
});
