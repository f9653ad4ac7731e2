import { app } from './zh/app.ts';
import { base } from './zh/base.ts';
import { connections } from './zh/connections.ts';
import { dashboards } from './zh/dashboards.ts';
import { fields } from './zh/fields.ts';
import { gate } from './zh/gate.ts';
import { imports } from './zh/import.ts';
import { jobs } from './zh/jobs.ts';
import { list } from './zh/list.ts';
import { record } from './zh/record.ts';
import { records } from './zh/records.ts';
import { settings } from './zh/settings.ts';
import { studio } from './zh/studio.ts';
import { ui } from './zh/ui.ts';

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
