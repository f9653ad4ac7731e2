import { app } from './en/app.ts';
import { base } from './en/base.ts';
import { connections } from './en/connections.ts';
import { dashboards } from './en/dashboards.ts';
import { fields } from './en/fields.ts';
import { gate } from './en/gate.ts';
import { imports } from './en/import.ts';
import { jobs } from './en/jobs.ts';
import { list } from './en/list.ts';
import { record } from './en/record.ts';
import { records } from './en/records.ts';
import { settings } from './en/settings.ts';
import { studio } from './en/studio.ts';
import { ui } from './en/ui.ts';

export const texts = {
  ...base,
  ...ui,
  ...gate,
  ...fields,
  ...list,
  ...imports,
  ...records,
  ...record,
  ...dashboards,
  ...studio,
  ...settings,
  ...connections,
  ...app,
  ...jobs,
};
