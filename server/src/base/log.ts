import { type Logger, pino } from 'pino';

export type Log = Logger;

/** PostgreSQL's own words on a failure hold values of records. */
const driverDetails = ['err.detail', 'err.where', 'err.internalQuery', 'err.cause.detail', 'err.cause.where'];

/** JSON lines on standard output, without tokens, passwords and values of records. */
export function createLog(level: string): Log {
  return pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token', ...driverDetails] });
}
