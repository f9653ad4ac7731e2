import { type ErrorCode, TenonError } from '../errors.ts';

/** SQLSTATE → our error, where what PostgreSQL reports is not a fault of ours. Longest prefix wins. */
const codes: Record<string, ErrorCode> = {
  '08': 'databaseDown',
  '28': 'databaseDown',
  '3D000': 'databaseDown',
  '57P': 'databaseDown',
  '58': 'databaseDown',
  '57014': 'queryTooSlow',
  '25P03': 'databaseDown',
  '25P04': 'databaseDown',
  '55P03': 'busy',
  '40001': 'busy',
  '40P01': 'busy',
  '53': 'busy',
  '53100': 'diskFull',
};

/** Said at the beginning of a transaction by a standby: what can be written is elsewhere, or will be. */
const standby = { code: '0A000', message: /during recovery$/ };

/** What the network says of a database that is not there. */
const networkCodes = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'ENOENT', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
];

/** What the driver says without a code. */
const driverMessages: [RegExp, ErrorCode][] = [
  [
    /^(Connection terminated|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/,
    'databaseDown',
  ],
  [/^(timeout exceeded when trying to connect|Cannot use a pool after calling end)/, 'busy'],
];

/** Turns a driver's error into one of the catalogue where one fits; constraint violations keep their driver form for the write pipeline. */
export function toTenonError(error: unknown): unknown {
  if (error instanceof TenonError) return error;
  const code = causeOf(error);
  return code ? new TenonError(code, { cause: error, retryAfter: 5 }) : error;
}

/** Whether the connection on which this came is of no more use. */
export function endsConnection(error: unknown): boolean {
  return error instanceof TenonError && error.code === 'databaseDown';
}

function causeOf(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, message, syscall } = error as Error & { code?: string; syscall?: string };
  if (code === undefined) return driverMessages.find(([pattern]) => pattern.test(message))?.[1];
  if (code === standby.code && standby.message.test(message)) return 'databaseDown';
  // A file that is missing says the same as a socket that is.
  if (networkCodes.includes(code)) return code === 'ENOENT' && syscall !== 'connect' ? undefined : 'databaseDown';
  const key = [5, 3, 2].map((length) => code.slice(0, length)).find((prefix) => prefix in codes);
  return key === undefined ? undefined : codes[key];
}
