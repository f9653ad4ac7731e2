import type { SampleStep } from '@tenon/metadata';
import { inChina } from './in-china.ts';

type Row = [
  name: string,
  company: string,
  title: string,
  phone: string,
  source: string,
  status: string,
  owner: 'lilei' | 'hanmeimei',
  daysAgo: number,
  industry: string,
];

const rows: Row[] = [
  ['邓超群', '无锡锐进模具有限公司', '总经理', '13771010021', 'trade_show', 'working', 'lilei', 28, 'manufacturing'],
  ['方圆', '常州恒信轴承厂', '设备科长', '13584310056', 'search_engine', 'new', 'lilei', 2, 'manufacturing'],
  [
    'Sarah Bennett',
    'Northwind Ceramics',
    'Operations Manager',
    '+1 415 555 0133',
    'web',
    'qualified',
    'hanmeimei',
    19,
    'manufacturing',
  ],
  ['石磊', '东莞智造家电有限公司', '生产经理', '13650120088', 'referral', 'working', 'hanmeimei', 15, 'electronics'],
  ['潘晓', '合肥星环仪器有限公司', '研发总监', '13955110034', 'online_inquiry', 'new', 'lilei', 1, 'technology'],
  [
    'Marco Rossi',
    'Rossi Macchine S.p.A.',
    'Purchasing',
    '+39 02 5555 0188',
    'trade_show',
    'new',
    'hanmeimei',
    4,
    'manufacturing',
  ],
  ['夏雨', '温州鸿运鞋业', '厂长', '13868800071', 'phone_inquiry', 'unqualified', 'lilei', 45, 'retail'],
  ['贾敏', '惠州康源制药有限公司', '工程部长', '13928310029', 'email_inquiry', 'working', 'hanmeimei', 9, 'biotechnology'],
];

export const leads: SampleStep[] = rows.map(([name, company, title, phone, source, status, owner, daysAgo, industry]) => ({
  object: 'lead',
  daysAgo,
  by: owner,
  create: [{ name, company, title, phone: inChina(phone), source, status, industry, owner: { ref: owner } }],
}));
