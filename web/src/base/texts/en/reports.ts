import type { Translated } from '../translated.ts';
import type { reports as zh } from '../zh/reports.ts';

/** What the designer of reports says. */
export const reports: Translated<typeof zh> = {
  'reports.title': 'Reports',
  'reports.new': 'New report',
  'reports.ofWhat': 'What does it count?',
  'reports.ofWhatHelp': 'Choose an object. Its records are counted at first; figures, groups and conditions are set beside it.',
  'reports.object': 'Records of',
  'reports.chart': 'Chart',
  'reports.figures': 'Figures',
  'reports.addFigure': 'Add a figure of a field',
  'reports.countRecords': 'Number of records',
  'reports.thenBy': 'And by',
  'reports.period': 'Date for the period',
  'reports.periodHelp': 'The period chosen on a dashboard narrows this date; blank: not narrowed',
  'reports.order.groups': 'As the groups stand',
  'reports.order.desc': 'Largest first',
  'reports.order.asc': 'Smallest first',
  'reports.most': 'Groups at most',
  'reports.funnel': 'This funnel follows the stage history of its object.',
  'reports.unpublished': 'Nothing to count yet',
  'reports.unpublishedHelp': 'Figures come once its object is published.',
  'reports.delete': 'Delete report',
  'reports.newDashboard': 'New dashboard',
  'reports.deleteDashboard': 'Delete dashboard',
  'reports.addNew': 'New figures',
  'reports.addNewHelp': 'Choose whose records are counted',
  'reports.newOf': 'New figures: {object}',
  'reports.whatItCounts': 'What they count',
};
