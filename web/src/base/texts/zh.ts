import { app } from './zh/app.ts';
import { base } from './zh/base.ts';
import { dashboards } from './zh/dashboards.ts';
import { fields } from './zh/fields.ts';
import { gate } from './zh/gate.ts';
import { jobs } from './zh/jobs.ts';
import { list } from './zh/list.ts';
import { record } from './zh/record.ts';
import { records } from './zh/records.ts';
import { ui } from './zh/ui.ts';

/** What the first pages say. */
export const texts = {
  ...base,
  ...ui,
  ...gate,
  ...fields,
  ...list,
  ...records,
  ...record,
  ...dashboards,
  ...app,
  ...jobs,
};
