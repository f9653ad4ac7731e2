import type { SampleStep, SampleText } from '@tenon/metadata';

type Story = {
  key: string;
  name: SampleText;
  account: SampleText;
  began: number;
  days: number;
  budget: string;
  milestones: [name: SampleText, day: number][];
  hours: [day: number, hours: string, note: SampleText][];
  isDone?: true;
};

const stories: Story[] = [
  {
    key: 'line',
    name: { zh: '装配线视觉检测改造', en: 'Vision inspection for the assembly line' },
    account: { zh: '无锡启明电子有限公司', en: 'Wuxi Qiming Electronics Co., Ltd.' },
    began: 60,
    days: 90,
    budget: '240',
    milestones: [
      [{ zh: '方案评审', en: 'Design review' }, 10],
      [{ zh: '现场安装', en: 'On-site installation' }, 58],
      [{ zh: '验收', en: 'Acceptance' }, 88],
    ],
    hours: [
      [2, '6', { zh: '现场勘查与测量', en: 'Site survey and measuring' }],
      [9, '7.5', { zh: '方案与图纸', en: 'Design and drawings' }],
      [40, '8', { zh: '相机与光源安装', en: 'Cameras and lights installed' }],
      [57, '8', { zh: '联机调试', en: 'Commissioning with the line' }],
    ],
  },
  {
    key: 'training',
    name: { zh: '操作员培训', en: 'Operator training' },
    account: { zh: '常州恒泰机械有限公司', en: 'Changzhou Hengtai Machinery Co., Ltd.' },
    began: 50,
    days: 20,
    budget: '32',
    milestones: [[{ zh: '培训结业', en: 'Training completed' }, 18]],
    hours: [
      [3, '4', { zh: '编写教材', en: 'Course material' }],
      [12, '7', { zh: '第一期授课', en: 'First course held' }],
    ],
    isDone: true,
  },
];

/** Two projects: one that runs, with a milestone that is due, and one that is done. */
export function sampleProjects(today: string): SampleStep[] {
  return stories.flatMap((story) => tell(story, today));
}

function tell({ key, name, account, began, days, budget, milestones, hours, isDone }: Story, today: string): SampleStep[] {
  const on = (day: number) => dayOf(today, day - began);
  return [
    { object: 'account', daysAgo: began + 5, create: [{ key: `${key}_account`, name: account, status: 'active' }] },
    {
      object: 'project',
      daysAgo: began,
      create: [
        {
          key,
          name,
          account: { ref: `${key}_account` },
          status: 'running',
          starts_on: on(0),
          ends_on: on(days),
          budget_hours: budget,
        },
      ],
    },
    {
      object: 'milestone',
      daysAgo: began,
      create: milestones.map(([title, day]) => ({ key: `${key}_${day}`, name: title, project: { ref: key }, due_on: on(day) })),
    },
    ...hours.map(([day, spent, note]) => ({
      object: 'time_entry',
      daysAgo: began - day,
      create: [{ note, project: { ref: key }, worked_on: on(day), hours: spent }],
    })),
    ...milestones
      .filter(([, day]) => day < began - 5)
      .map(([, day]) => ({ object: 'milestone', daysAgo: began - day, update: [{ key: `${key}_${day}`, status: 'reached' }] })),
    ...(isDone ? [{ object: 'project', daysAgo: began - days, update: [{ key, status: 'done' }] }] : []),
  ];
}

function dayOf(today: string, after: number): string {
  return new Date(Date.parse(today) + after * 86_400_000).toISOString().slice(0, 10);
}
