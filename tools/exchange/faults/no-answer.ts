import type { Fault } from './reply';

/** The request is taken and never answered; the connection stays open. */
export const noAnswer: Fault = (truth) => ({ ...truth, sent: 'nothing' });
