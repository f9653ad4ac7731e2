import type { SampleStep } from '@tenon/metadata';

/** Who matters to which deal, and one person who matters to two companies. */
export const involvements: SampleStep[] = [
  {
    object: 'deal_contact',
    daysAgo: 1,
    by: 'lilei',
    create: [
      { deal: { ref: 'd10' }, contact: { ref: 'zhoujian' }, role: 'decision_maker' },
      { deal: { ref: 'd10' }, contact: { ref: 'xuli' }, role: 'user' },
      { deal: { ref: 'd11' }, contact: { ref: 'sunyan' }, role: 'decision_maker' },
      { deal: { ref: 'd24' }, contact: { ref: 'chenhao' }, role: 'decision_maker' },
      { deal: { ref: 'd24' }, contact: { ref: 'lumin' }, role: 'gatekeeper' },
    ],
  },
  {
    object: 'deal_contact',
    daysAgo: 1,
    by: 'hanmeimei',
    create: [
      { deal: { ref: 'd16' }, contact: { ref: 'luojun' }, role: 'decision_maker' },
      { deal: { ref: 'd15' }, contact: { ref: 'fengxue' }, role: 'influencer' },
      { deal: { ref: 'd17' }, contact: { ref: 'tom' }, role: 'coach' },
    ],
  },
  {
    object: 'account_contact',
    daysAgo: 1,
    by: 'lilei',
    create: [
      {
        account: { ref: 'donghai' },
        contact: { ref: 'chenhao' },
        role: 'influencer',
        note: { zh: '曾任东海汽配技术顾问', en: 'Used to advise Donghai on technology' },
      },
    ],
  },
];
