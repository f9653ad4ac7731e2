import type { SampleStep } from '@tenon/metadata';
import { dayAfter, say } from '../words.ts';

/** An office and a workshop, seven assets, one of them handed on and one repaired. */
export function sampleAssets(today: string): SampleStep[] {
  const on = (days: number) => dayAfter(today, days);
  return [
    {
      object: 'asset_site',
      daysAgo: 400,
      create: [
        { key: 'office', name: say('上海办公室', 'Shanghai office') },
        { key: 'workshop', name: say('嘉定车间', 'Jiading workshop') },
      ],
    },
    {
      object: 'asset',
      daysAgo: 390,
      create: [
        {
          key: 'laptop',
          name: say('笔记本电脑 14 英寸', 'Laptop 14"'),
          asset_category: 'computer',
          serial: 'NB-88213',
          site: { ref: 'office' },
          bought_on: on(-390),
          price: '8999',
          life_years: 4,
          warranty_until: on(25),
          status: 'stock',
        },
        {
          key: 'screen',
          name: say('显示器 27 英寸', 'Screen 27"'),
          asset_category: 'computer',
          serial: 'XS-10077',
          site: { ref: 'office' },
          bought_on: on(-390),
          price: '1899',
          life_years: 5,
          warranty_until: on(340),
          status: 'stock',
        },
        {
          key: 'van',
          name: say('厢式货车', 'Delivery van'),
          asset_category: 'vehicle',
          serial: 'LSV-2209',
          site: { ref: 'workshop' },
          bought_on: on(-380),
          price: '168000',
          life_years: 8,
          status: 'stock',
        },
        {
          key: 'press',
          name: say('液压机 40 吨', 'Hydraulic press, 40 t'),
          asset_category: 'machine',
          serial: 'YYJ-40-17',
          site: { ref: 'workshop' },
          bought_on: on(-385),
          price: '86000',
          life_years: 10,
          warranty_until: on(-20),
          status: 'stock',
        },
        {
          name: say('升降办公桌', 'Standing desk'),
          asset_category: 'furniture',
          site: { ref: 'office' },
          bought_on: on(-200),
          price: '2400',
          life_years: 8,
          status: 'stock',
        },
        {
          key: 'phone',
          name: say('工作手机', 'Work phone'),
          asset_category: 'phone',
          serial: 'SJ-5521',
          site: { ref: 'office' },
          bought_on: on(-150),
          price: '3299',
          life_years: 3,
          warranty_until: on(50),
          status: 'stock',
        },
      ],
    },
    {
      object: 'asset_handover',
      daysAgo: 388,
      create: [
        { asset: { ref: 'laptop' }, given_to: say('陈晓', 'Chen Xiao'), given_on: on(-388), wear: 'good' },
        { asset: { ref: 'van' }, given_to: say('运输组', 'Delivery team'), given_on: on(-370), wear: 'good' },
      ],
    },
    {
      object: 'asset_handover',
      daysAgo: 60,
      create: [{ asset: { ref: 'laptop' }, given_to: say('林悦', 'Lin Yue'), given_on: on(-60), wear: 'worn' }],
    },
    {
      object: 'asset_repair',
      daysAgo: 75,
      create: [
        { fault: say('密封圈漏油', 'Seal leaks oil'), asset: { ref: 'press' }, sent_on: on(-75), back_on: on(-68), cost: '2350' },
      ],
    },
    {
      object: 'asset_repair',
      daysAgo: 30,
      create: [
        { fault: say('更换刹车片', 'New brake pads'), asset: { ref: 'van' }, sent_on: on(-30), back_on: on(-29), cost: '980' },
      ],
    },
    {
      object: 'asset_repair',
      daysAgo: 3,
      create: [{ fault: say('屏幕碎裂', 'Broken screen'), asset: { ref: 'phone' }, sent_on: on(-3) }],
    },
    { object: 'asset', daysAgo: 3, update: [{ key: 'phone', status: 'repair' }] },
  ];
}
