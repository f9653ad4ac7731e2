import type { SampleStep } from '@tenon/metadata';
import { dayAfter, say } from '../words.ts';

/** Two openings, six people on their way, two of them decided. */
export function sampleCandidates(today: string): SampleStep[] {
  const on = (days: number) => dayAfter(today, days);
  return [
    {
      object: 'job_opening',
      daysAgo: 60,
      create: [
        {
          key: 'engineer',
          name: say('机械工程师', 'Mechanical engineer'),
          team: say('研发部', 'R&D'),
          work_place: say('苏州', 'Suzhou'),
          headcount: 2,
          opened_on: on(-60),
          wanted_by: on(30),
          description: say('负责夹具与输送线的结构设计。', 'Designs fixtures and conveyors.'),
        },
        {
          key: 'sales',
          name: say('销售工程师', 'Sales engineer'),
          team: say('销售部', 'Sales'),
          work_place: say('上海', 'Shanghai'),
          headcount: 1,
          opened_on: on(-40),
          wanted_by: on(20),
        },
      ],
    },
    {
      object: 'candidate',
      daysAgo: 50,
      create: [
        {
          key: 'gu',
          name: say('顾晨', 'Gu Chen'),
          opening: { ref: 'engineer' },
          phone: '13800138021',
          source: 'referral',
          expected_pay: '22000',
          applied_on: on(-50),
        },
        {
          key: 'tang',
          name: say('唐宁', 'Tang Ning'),
          opening: { ref: 'engineer' },
          phone: '13800138022',
          source: 'site',
          expected_pay: '18000',
          applied_on: on(-48),
        },
        {
          key: 'luo',
          name: say('罗薇', 'Luo Wei'),
          opening: { ref: 'sales' },
          email: 'luo.wei@example.com',
          source: 'agency',
          expected_pay: '25000',
          applied_on: on(-35),
          next_on: on(2),
        },
      ],
    },
    {
      object: 'interview',
      daysAgo: 40,
      create: [
        {
          round: say('初试', 'First round'),
          candidate: { ref: 'gu' },
          held_at: `${on(-40)}T02:00:00Z`,
          verdict: 'passed',
          score: 5,
        },
        {
          round: say('初试', 'First round'),
          candidate: { ref: 'tang' },
          held_at: `${on(-40)}T06:00:00Z`,
          verdict: 'failed',
          score: 2,
        },
      ],
    },
    {
      object: 'candidate',
      daysAgo: 38,
      update: [{ key: 'tang', stage: 'rejected', rejected_why: say('没有相关设计经验', 'No experience with such designs') }],
    },
    { object: 'candidate', daysAgo: 30, update: [{ key: 'gu', stage: 'offer' }] },
    { object: 'candidate', daysAgo: 20, update: [{ key: 'gu', stage: 'hired', starts_on: on(-10) }] },
    {
      object: 'interview',
      daysAgo: 12,
      create: [
        {
          round: say('初试', 'First round'),
          candidate: { ref: 'luo' },
          held_at: `${on(-12)}T02:30:00Z`,
          verdict: 'passed',
          score: 4,
        },
      ],
    },
    { object: 'candidate', daysAgo: 11, update: [{ key: 'luo', stage: 'interview' }] },
    {
      object: 'candidate',
      daysAgo: 5,
      create: [
        {
          name: say('何一帆', 'He Yifan'),
          opening: { ref: 'engineer' },
          phone: '13800138024',
          source: 'campus',
          applied_on: on(-5),
          next_on: on(1),
        },
        {
          key: 'yu',
          name: say('余静', 'Yu Jing'),
          opening: { ref: 'engineer' },
          phone: '13800138025',
          source: 'site',
          expected_pay: '20000',
          applied_on: on(-4),
          next_on: on(3),
          stage: 'screened',
        },
        { name: say('邵峰', 'Shao Feng'), opening: { ref: 'sales' }, phone: '13800138026', source: 'direct', applied_on: on(-2) },
      ],
    },
    {
      object: 'interview',
      daysAgo: 1,
      create: [
        { round: say('复试', 'Second round'), candidate: { ref: 'luo' }, held_at: `${on(2)}T02:00:00Z` },
        { round: say('初试', 'First round'), candidate: { ref: 'yu' }, held_at: `${on(3)}T06:30:00Z` },
      ],
    },
  ];
}
