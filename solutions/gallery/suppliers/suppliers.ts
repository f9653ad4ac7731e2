import {
  defineApp,
  defineDashboard,
  defineLayout,
  defineObject,
  defineReport,
  defineRole,
  defineSolution,
  defineView,
} from '@tenon/metadata';
import { columns, dayAfter, option, say } from '../words.ts';

const supplier = defineObject('supplier', {
  label: say('供应商', 'Supplier'),
  plural: say('供应商', 'Suppliers'),
  description: say(
    '供货的公司：供什么、资质何时到期、评价如何',
    'A company that supplies us: what, until when it is certified, and how well it does',
  ),
  icon: 'building-store',
  title: 'name',
  subtitle: ['phone'],
  figure: 'average_score',
  similar: ['name', 'phone'],
  fields: {
    name: { type: 'text', label: say('供应商名称', 'Supplier'), required: true, maxLength: 200 },
    number: { type: 'autoNumber', label: say('编号', 'Supplier no.'), pattern: 'GYS-{0000}' },
    supplies: {
      type: 'choices',
      label: say('供应类别', 'Supplies'),
      options: [
        option('material', say('原材料', 'Raw material'), 'teal'),
        option('parts', say('零部件', 'Parts'), 'blue'),
        option('machining', say('外协加工', 'Machining'), 'violet'),
        option('logistics', say('物流', 'Logistics'), 'orange'),
        option('services', say('服务', 'Services'), 'gray'),
      ],
    },
    grade: {
      type: 'choice',
      label: say('等级', 'Grade'),
      required: true,
      default: 'trial',
      options: [
        option('trial', say('试用', 'On trial'), 'gray'),
        option('approved', say('合格', 'Approved'), 'blue'),
        option('preferred', say('优选', 'Preferred'), 'green'),
        option('blocked', say('停用', 'Blocked'), 'red'),
      ],
    },
    blocked_why: { type: 'text', label: say('停用原因', 'Why blocked'), maxLength: 300 },
    phone: { type: 'phone', label: say('电话', 'Phone') },
    website: { type: 'url', label: say('网站', 'Website') },
    address: { type: 'address', label: say('地址', 'Address') },
    certified_until: { type: 'date', label: say('资质有效期至', 'Certified until') },
    payment_days: { type: 'integer', label: say('账期（天）', 'Payment terms (days)'), min: 0, max: 365, default: 30 },
    note: { type: 'longText', label: say('备注', 'Notes') },
    contacts: { type: 'relationMany', to: 'supplier_contact', via: 'supplier', label: say('联系人', 'People') },
    reviews: { type: 'relationMany', to: 'supplier_review', via: 'supplier', label: say('评价', 'Reviews') },
    average_score: {
      type: 'rollup',
      label: say('平均得分', 'Average score'),
      relation: 'reviews',
      aggregate: 'avg',
      field: 'score',
      scale: 1,
    },
    last_review: {
      type: 'rollup',
      label: say('最近评价', 'Last reviewed'),
      relation: 'reviews',
      aggregate: 'max',
      field: 'reviewed_on',
      result: 'date',
    },
  },
  rules: {
    blocked: { when: 'grade = "blocked"', show: ['blocked_why'], require: ['blocked_why'] },
    certified: {
      label: say('优选供应商要有资质', 'Preferred suppliers are certified'),
      when: 'grade = "preferred" AND ISBLANK(certified_until)',
      refuse: {
        field: 'certified_until',
        message: say('优选供应商须填写资质有效期', 'Say until when a preferred supplier is certified'),
      },
    },
  },
});

const supplierContact = defineObject('supplier_contact', {
  label: say('供应商联系人', 'Supplier contact'),
  plural: say('供应商联系人', 'Supplier contacts'),
  icon: 'address-book',
  title: 'name',
  subtitle: ['supplier', 'phone'],
  controlledBy: 'supplier',
  fields: {
    name: { type: 'text', label: say('姓名', 'Name'), required: true, maxLength: 100 },
    supplier: { type: 'relation', to: 'supplier', label: say('供应商', 'Supplier'), required: true, onDelete: 'cascade' },
    position: { type: 'text', label: say('职务', 'Position'), maxLength: 100 },
    phone: { type: 'phone', label: say('手机', 'Phone') },
    email: { type: 'email', label: say('邮箱', 'E-mail') },
  },
});

const supplierReview = defineObject('supplier_review', {
  label: say('供应商评价', 'Supplier review'),
  plural: say('供应商评价', 'Supplier reviews'),
  icon: 'star',
  title: 'review_period',
  subtitle: ['supplier'],
  figure: 'score',
  controlledBy: 'supplier',
  timeline: false,
  sort: [{ field: 'reviewed_on', direction: 'desc' }],
  fields: {
    review_period: { type: 'text', label: say('评价期', 'Period'), required: true, maxLength: 60 },
    supplier: { type: 'relation', to: 'supplier', label: say('供应商', 'Supplier'), required: true, onDelete: 'cascade' },
    reviewed_on: { type: 'date', label: say('评价日期', 'Reviewed on'), required: true, default: { today: true } },
    quality: { type: 'integer', label: say('质量（1–5）', 'Quality (1–5)'), required: true, min: 1, max: 5 },
    delivery: { type: 'integer', label: say('交期（1–5）', 'Delivery (1–5)'), required: true, min: 1, max: 5 },
    pricing: { type: 'integer', label: say('价格（1–5）', 'Price (1–5)'), required: true, min: 1, max: 5 },
    score: {
      type: 'formula',
      label: say('得分', 'Score'),
      help: say('质量占一半，交期占三成，价格占两成', 'Half for quality, three tenths for delivery, two for price'),
      expression: 'ROUND(quality * 0.5 + delivery * 0.3 + pricing * 0.2, 1)',
      result: 'decimal',
      scale: 1,
    },
    remarks: { type: 'longText', label: say('说明', 'Remarks') },
  },
});

const usable = { field: 'grade', op: 'ne', value: 'blocked' } as const;

const screens = [
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
    ],
    firstSteps: [
      { id: 'supplier', step: 'create', object: 'supplier' },
      { id: 'import', step: 'import', object: 'supplier' },
    ],
  }),
];

export const suppliers = defineSolution({
  name: 'suppliers',
  label: say('供应商名录', 'Supplier directory'),
  description: say(
    '供应商、联系人、资质到期提醒与评分',
    'Suppliers, their people, certificates that end, and reviews with scores',
  ),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [supplier, supplierContact, supplierReview, ...screens],
  samples(today) {
    const on = (days: number) => dayAfter(today, days);
    return [
      {
        object: 'supplier',
        daysAgo: 200,
        create: [
          {
            key: 'alloy',
            name: say('宁波恒铸铝业', 'Ningbo Hengzhu Aluminium'),
            supplies: ['material'],
            phone: '0574-55551201',
            certified_until: on(300),
            payment_days: 45,
            grade: 'approved',
          },
          {
            key: 'gear',
            name: say('常州精驰传动', 'Changzhou Jingchi Drives'),
            supplies: ['parts', 'machining'],
            phone: '0519-55551302',
            certified_until: on(40),
            payment_days: 30,
            grade: 'preferred',
          },
          {
            key: 'road',
            name: say('顺途物流', 'Shuntu Logistics'),
            supplies: ['logistics'],
            phone: '021-55551403',
            payment_days: 15,
          },
        ],
      },
      {
        object: 'supplier_contact',
        daysAgo: 199,
        create: [
          {
            name: say('钱进', 'Qian Jin'),
            supplier: { ref: 'alloy' },
            position: say('销售经理', 'Sales manager'),
            phone: '13800138031',
          },
          {
            name: say('苏敏', 'Su Min'),
            supplier: { ref: 'gear' },
            position: say('跟单', 'Order desk'),
            email: 'su.min@example.com',
          },
        ],
      },
      {
        object: 'supplier_review',
        daysAgo: 90,
        create: [
          {
            review_period: say('上半年', 'First half'),
            supplier: { ref: 'alloy' },
            reviewed_on: on(-90),
            quality: 4,
            delivery: 3,
            pricing: 4,
          },
          {
            review_period: say('上半年', 'First half'),
            supplier: { ref: 'gear' },
            reviewed_on: on(-90),
            quality: 5,
            delivery: 5,
            pricing: 3,
          },
          {
            review_period: say('上半年', 'First half'),
            supplier: { ref: 'road' },
            reviewed_on: on(-88),
            quality: 3,
            delivery: 4,
            pricing: 5,
            remarks: say('旺季偶有延误。', 'Late now and then in the busy season.'),
          },
        ],
      },
    ];
  },
});
