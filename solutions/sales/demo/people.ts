import type { SampleStep } from '@tenon/metadata';

/** The cast of demos and tests: a small company with two sales departments. Each step may name whom the steps before it made. */
export const people: SampleStep[] = [
  { object: 'department', daysAgo: 200, create: [{ key: 'headquarters', name: '总部 Headquarters' }] },
  {
    object: 'department',
    daysAgo: 200,
    create: [
      { key: 'east', name: '华东销售部 East Sales', parent: { ref: 'headquarters' } },
      { key: 'south', name: '华南销售部 South Sales', parent: { ref: 'headquarters' } },
    ],
  },
  {
    object: 'user',
    daysAgo: 200,
    create: [
      { key: 'zhangwei', name: '张伟', email: 'zhang.wei@example.com', position: '总经理', department: { ref: 'headquarters' } },
    ],
  },
  {
    object: 'user',
    daysAgo: 200,
    create: [
      {
        key: 'wangfang',
        name: '王芳',
        email: 'wang.fang@example.com',
        position: '销售经理',
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
        name: '李雷',
        email: 'li.lei@example.com',
        position: '销售代表',
        department: { ref: 'east' },
        superior: { ref: 'wangfang' },
      },
      {
        key: 'hanmeimei',
        name: '韩梅梅',
        email: 'han.meimei@example.com',
        position: '销售代表',
        department: { ref: 'south' },
        superior: { ref: 'wangfang' },
      },
    ],
  },
];
