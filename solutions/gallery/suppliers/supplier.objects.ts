import { defineObject } from '@tenon/metadata';
import { option, say } from '../words.ts';

export const supplier = defineObject('supplier', {
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

export const supplierContact = defineObject('supplier_contact', {
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

export const supplierReview = defineObject('supplier_review', {
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
