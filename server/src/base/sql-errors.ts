import { type ErrorCode, TenonError } from './errors.ts';

/** SQLSTATE → our error, where what PostgreSQL reports is not a fault of ours. Longest prefix wins. */
const codes: Record<string, ErrorCode> = {
  '08': 'databaseDown',
  '57P': 'databaseDown',
  '57014': 'queryTooSlow',
  '55P03': 'busy',
  '40001': 'busy',
  '40P01': 'busy',
  '53': 'busy',
};

/** Turns a driver's error into one of the catalogue where one fits; constraint violations keep their driver form for the write road. */
export function toTenonError(error: unknown): unknown {
  if (error instanceof TenonError) return error;
  const code = (error as { code?: string }).code ?? '';
  if (['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code))
    return new TenonError('databaseDown', { cause: error, retryAfter: 5 });
  const key = [5, 3, 2].map((length) => code.slice(0, length)).find((prefix) => prefix in codes);
  return key ? new TenonError(codes[key] as ErrorCode, { cause: error, retryAfter: 5 }) : error;
}
