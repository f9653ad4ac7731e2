import { dayAfter, say } from '../words.ts';

/** What the sample company has of it, as of `today`: an ISO date. */
export function sampleSupplierRecords(today: string) {
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
}
