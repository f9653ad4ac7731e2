import { dayAfter, say } from '../words.ts';

/** What the sample company has of it, as of `today`: an ISO date. */
export function sampleCompanyEventRecords(today: string) {
  const at = (days: number, time: string) => `${dayAfter(today, days)}T${time}:00Z`;
  return [
    {
      object: 'company_event',
      daysAgo: 50,
      create: [
        {
          key: 'course',
          name: say('机器视觉入门培训', 'Introduction to machine vision'),
          event_format: 'training',
          status: 'open',
          starts_at: at(-20, '01:30'),
          ends_at: at(-20, '08:30'),
          venue: say('苏州培训中心', 'Suzhou training centre'),
          seats: 20,
        },
        {
          key: 'day',
          name: say('工厂开放日', 'Factory open day'),
          event_format: 'openday',
          status: 'open',
          starts_at: at(18, '02:00'),
          ends_at: at(18, '07:00'),
          venue: say('嘉定工厂', 'Jiading plant'),
          seats: 60,
        },
      ],
    },
    {
      object: 'event_signup',
      daysAgo: 40,
      create: [
        {
          key: 'wei',
          name: say('魏然', 'Wei Ran'),
          for_event: { ref: 'course' },
          company_name: say('启明电子', 'Qiming Electronics'),
          phone: '13800138041',
          heads: 2,
        },
        {
          key: 'pan',
          name: say('潘雪', 'Pan Xue'),
          for_event: { ref: 'course' },
          company_name: say('恒泰机械', 'Hengtai Machinery'),
          email: 'pan.xue@example.com',
        },
        {
          key: 'du',
          name: say('杜航', 'Du Hang'),
          for_event: { ref: 'course' },
          phone: '13800138043',
          diet: say('素食', 'Vegetarian'),
        },
      ],
    },
    {
      object: 'event_signup',
      daysAgo: 20,
      update: [
        { key: 'wei', answer: 'came', satisfaction: 5 },
        { key: 'pan', answer: 'came', satisfaction: 4 },
        { key: 'du', answer: 'absent' },
      ],
    },
    { object: 'company_event', daysAgo: 19, update: [{ key: 'course', status: 'over' }] },
    {
      object: 'event_signup',
      daysAgo: 4,
      create: [
        {
          name: say('孔璐', 'Kong Lu'),
          for_event: { ref: 'day' },
          company_name: say('绿野食品', 'Green Field Foods'),
          phone: '13800138044',
          heads: 3,
          answer: 'confirmed',
        },
        { name: say('戴明', 'Dai Ming'), for_event: { ref: 'day' }, phone: '13800138045' },
        { name: say('姚丽', 'Yao Li'), for_event: { ref: 'day' }, email: 'yao.li@example.com', answer: 'withdrawn' },
      ],
    },
  ];
}
