import { wireReading } from '../wire-reading';

export const { read, wireError, requireAscending } = wireReading('deribit');
