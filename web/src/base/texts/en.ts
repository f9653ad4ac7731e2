import { app } from './en/app.ts';
import { base } from './en/base.ts';
import { dashboards } from './en/dashboards.ts';
import { fields } from './en/fields.ts';
import { gate } from './en/gate.ts';
import { jobs } from './en/jobs.ts';
import { list } from './en/list.ts';
import { record } from './en/record.ts';
import { records } from './en/records.ts';
import { ui } from './en/ui.ts';

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
