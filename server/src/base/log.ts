import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on standard output. Values of records, tokens and passwords are never passed to it. */
export function createLog(level: string): Log {
  return pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'] });
}
