import { defineApp, defineDashboard, defineLayout, defineReport, defineRole, defineView } from '@tenon/metadata';
import { columns, say } from '../words.ts';

const usable = { field: 'grade', op: 'ne', value: 'blocked' } as const;

export const supplierScreens = [
  defineView('suppliers_usable', {
    object: 'supplier',
    label: say('可用供应商', 'Suppliers we use'),
    type: 'table',
    columns: columns(
      ['name', 240],
      ['supplies', 180],
      ['grade', 110],
      ['phone', 140],
      ['average_score', 110],
      ['last_review', 120],
      ['certified_until', 130],
    ),
    filter: usable,
    order: 0,
  }),
  defineView('suppliers_by_grade', {
    object: 'supplier',
    label: say('按等级', 'By grade'),
    type: 'board',
    columns: columns(['supplies', 140], ['average_score', 100], ['phone', 120]),
    board: { field: 'grade' },
    order: 1,
  }),
  defineView('suppliers_expiring', {
    object: 'supplier',
    label: say('资质即将到期', 'Certificates that end soon'),
    type: 'table',
    columns: columns(['name', 240], ['grade', 110], ['certified_until', 130], ['owner', 120]),
    filter: { and: [usable, { field: 'certified_until', op: 'within', value: { next: 60, unit: 'day' } }] },
    sort: [{ field: 'certified_until', direction: 'asc' }],
    empty: say('60 天内没有到期的资质', 'No certificate ends within 60 days'),
    order: 2,
  }),
  defineView('supplier_reviews', {
    object: 'supplier_review',
    label: say('全部评价', 'All reviews'),
    type: 'table',
    columns: columns(
      ['review_period', 140],
      ['supplier', 220],
      ['reviewed_on', 120],
      ['quality', 90],
      ['delivery', 90],
      ['pricing', 90],
      ['score', 90],
    ),
  }),
  defineLayout('supplier', {
    object: 'supplier',
    highlights: ['number', 'phone', 'average_score', 'certified_until'],
    stage: 'grade',
    sections: [
      {
        id: 'about',
        label: say('基本信息', 'About'),
        fields: ['name', 'number', 'supplies', 'grade', 'blocked_why', 'phone', 'website', 'address', 'owner'],
        columns: 2,
      },
      {
        id: 'terms',
        label: say('资质与账期', 'Certificate and terms'),
        fields: ['certified_until', 'payment_days', 'average_score', 'last_review'],
        columns: 2,
      },
      { id: 'notes', label: say('备注', 'Notes'), fields: ['note'] },
    ],
    related: [
      { object: 'supplier_contact', via: 'supplier', columns: ['name', 'position', 'phone', 'email'] },
      { object: 'supplier_review', via: 'supplier', columns: ['review_period', 'reviewed_on', 'score'] },
    ],
    quickCreate: ['name', 'supplies', 'phone', 'certified_until', 'payment_days'],
  }),
  defineReport('suppliers_in_grades', {
    label: say('各等级供应商', 'Suppliers by grade'),
    chart: 'pie',
    query: {
      type: 'summary',
      object: 'supplier',
      group: [{ field: 'grade' }],
      measures: [{ name: 'suppliers', aggregate: 'count', label: say('家数', 'Suppliers'), format: 'number' }],
    },
  }),
  defineReport('supplier_scores', {
    label: say('供应商得分', 'Scores of suppliers'),
    chart: 'bar',
    period: 'reviewed_on',
    query: {
      type: 'summary',
      object: 'supplier_review',
      group: [{ field: 'supplier' }],
      measures: [{ name: 'points', aggregate: 'avg', field: 'score', label: say('平均得分', 'Average'), format: 'number' }],
    },
  }),
  defineDashboard('suppliers', {
    label: say('供应商总览', 'Suppliers'),
    widgets: [
      { report: 'suppliers_in_grades', x: 0, y: 0, w: 5, h: 5 },
      { report: 'supplier_scores', x: 5, y: 0, w: 7, h: 5 },
    ],
  }),
  defineRole('supplier_buyer', {
    label: say('采购员', 'Buyer'),
    description: say('维护供应商、联系人与评价', 'Keeps suppliers, their people and reviews'),
    objects: {
      supplier: { read: 'all', create: true, edit: 'all', delete: 'own', import: true, export: true, bulk: true },
      supplier_contact: { read: 'all', create: true, edit: 'all', delete: 'all' },
      supplier_review: { read: 'all', create: true, edit: 'own' },
      user: { read: 'all' },
      department: { read: 'all' },
    },
  }),
  defineApp('suppliers', {
    label: say('供应商', 'Suppliers'),
    icon: 'building-store',
    order: 23,
    menu: [{ id: 'directory', objects: ['supplier', 'supplier_contact', 'supplier_review'] }],
    roles: ['supplier_buyer'],
    dashboards: ['suppliers'],
    main: ['supplier'],
    home: [
      { id: 'expiring', card: 'records', view: 'suppliers_expiring' },
      { id: 'figures', card: 'figures', dashboard: 'suppliers' },
      { id: 'first_steps', card: 'firstSteps', side: true },
      { id: 'recent', card: 'recent', side: true },
    ],
    firstSteps: [
      { id: 'supplier', step: 'create', object: 'supplier' },
      { id: 'import', step: 'import', object: 'supplier' },
    ],
  }),
];
