import type { ReportRequest } from '../../../../metadata/api/reports.ts';
import type { ReportBody } from '../../../../metadata/define/report.ts';
import type { Model } from '../../../../metadata/wire.ts';
import { findField } from '../../fields/find-field.ts';
import type { OpenRecord } from '../record/open-record.ts';

/** Narrows a report to the records that lead to one record by `via`. */
export function ownRecords(
  model: Model,
  { object, record }: OpenRecord,
  { report, via }: { report: ReportBody; via: string },
): ReportRequest {
  const field = findField(model, report.query.object, via)?.field;
  const isOneOfMany = (field?.leadsTo?.length ?? 1) > 1;
  const value = isOneOfMany ? { object: object.name, id: record.id } : record.id;
  return { filter: { field: via, op: 'eq', value } };
}
