import type { DateBucket } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import { isInstant } from './instant-bounds.ts';
import { RunValue } from './run.ts';
import type { Value } from './value.ts';

/** The first day of the period a date or instant falls in, as a date; instants by the actor's zone, weeks from Monday. */
export function bucketOf(value: Value, bucket: DateBucket): Sql {
  const unit = raw(`'${bucket}'`);
  if (!isInstant(value)) return sql`date_trunc(${unit}, ${value.sql}::timestamp)::date`;
  const zone = new RunValue(({ actor }) => actor.timeZone);
  return sql`date_trunc(${unit}, ${value.sql} at time zone ${zone}::text)::date`;
}

/** Whether the value has periods at all. */
export function isBucketable(value: Value): boolean {
  return isInstant(value) || value.cast === 'date';
}
