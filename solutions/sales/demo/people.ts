import type { SampleStep } from '@tenon/metadata';

/** The cast of demos and tests: a small company with two sales departments. Each step may name whom the steps before it made. */
export const people: SampleStep[] = [
  { object: 'department', daysAgo: 200, create: [{ key: 'headquarters', name: { zh: '总部', en: 'Headquarters' } }] },
  {
    object: 'department',
    daysAgo: 200,
    create: [
      { key: 'east', name: { zh: '华东销售部', en: 'East Sales' }, parent: { ref: 'headquarters' } },
      { key: 'south', name: { zh: '华南销售部', en: 'South Sales' }, parent: { ref: 'headquarters' } },
    ],
  },
  {
    object: 'user',
    daysAgo: 200,
    create: [
      {
        key: 'zhangwei',
        name: { zh: '张伟', en: 'Zhang Wei' },
        email: 'zhang.wei@example.com',
        position: { zh: '总经理', en: 'General Manager' },
        department: { ref: 'headquarters' },
      },
    ],
  },
  {
    object: 'user',
    daysAgo: 200,
    create: [
      {
        key: 'wangfang',
        name: { zh: '王芳', en: 'Wang Fang' },
        email: 'wang.fang@example.com',
        position: { zh: '销售经理', en: 'Sales Manager' },
        department: { ref: 'headquarters' },
        superior: { ref: 'zhangwei' },
      },
    ],
  },
  {
    object: 'user',
    daysAgo: 200,
    create: [
      {
        key: 'lilei',
        name: { zh: '李雷', en: 'Li Lei' },
        email: 'li.lei@example.com',
        position: { zh: '销售代表', en: 'Sales Representative' },
        department: { ref: 'east' },
        superior: { ref: 'wangfang' },
      },
      {
        key: 'hanmeimei',
        name: { zh: '韩梅梅', en: 'Han Meimei' },
        email: 'han.meimei@example.com',
        position: { zh: '销售代表', en: 'Sales Representative' },
        department: { ref: 'south' },
        superior: { ref: 'wangfang' },
      },
    ],
  },
];
