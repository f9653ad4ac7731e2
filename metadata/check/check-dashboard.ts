import type { DashboardBody } from '../define/dashboard.ts';
import type { DefinitionCheck } from './definition-check.ts';

export function checkDashboard(check: DefinitionCheck, _name: string, body: DashboardBody): void {
  for (const [index, { report }] of body.widgets.entries()) {
    if (check.model.reports.has(report)) check.refer(`widgets.${index}.report`, { kind: 'report', name: report });
    else check.report(`widgets.${index}.report`, 'unknownReport', { seen: report });
  }
}
