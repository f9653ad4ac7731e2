import type { SampleStep } from '@tenon/metadata';
import { inChina } from './in-china.ts';

type Person = [key: string, name: string, title: string, phone: string, email: string, decides?: boolean];

type Company = {
  key: string;
  name: string;
  industry: string;
  level: 'a' | 'b' | 'c';
  status: string;
  owner: 'lilei' | 'hanmeimei';
  daysAgo: number;
  city: [province: string, city: string, district: string];
  employees: number;
  phone: string;
  people: Person[];
};

const companies: Company[] = [
  {
    key: 'xinghe',
    name: '苏州星河精密制造有限公司',
    industry: 'manufacturing',
    level: 'a',
    status: 'active',
    owner: 'lilei',
    daysAgo: 178,
    city: ['江苏省', '苏州市', '工业园区'],
    employees: 860,
    phone: '0512-62880101',
    people: [
      ['chenhao', '陈昊', '生产副总', '13862100231', 'chenhao@xinghe.example.com', true],
      ['lumin', '陆敏', '采购经理', '13862100245', 'lumin@xinghe.example.com'],
    ],
  },
  {
    key: 'donghai',
    name: '宁波东海汽车零部件股份有限公司',
    industry: 'manufacturing',
    level: 'a',
    status: 'active',
    owner: 'lilei',
    daysAgo: 170,
    city: ['浙江省', '宁波市', '北仑区'],
    employees: 2300,
    phone: '0574-86110022',
    people: [
      ['zhoujian', '周健', '技术总监', '13906740118', 'zhoujian@donghai.example.com', true],
      ['xuli', '徐丽', '设备主管', '13906740126', 'xuli@donghai.example.com'],
    ],
  },
  {
    key: 'lvye',
    name: '杭州绿野食品有限公司',
    industry: 'retail',
    level: 'b',
    status: 'potential',
    owner: 'lilei',
    daysAgo: 96,
    city: ['浙江省', '杭州市', '余杭区'],
    employees: 420,
    phone: '0571-88230456',
    people: [['sunyan', '孙燕', '厂长', '13757100889', 'sunyan@lvye.example.com', true]],
  },
  {
    key: 'yunfan',
    name: '上海云帆科技有限公司',
    industry: 'technology',
    level: 'b',
    status: 'active',
    owner: 'lilei',
    daysAgo: 150,
    city: ['上海市', '上海市', '浦东新区'],
    employees: 180,
    phone: '021-50801234',
    people: [
      ['guowei', '郭威', '首席技术官', '13816007788', 'guowei@yunfan.example.com', true],
      ['heqing', '何晴', '项目经理', '13816007790', 'heqing@yunfan.example.com'],
    ],
  },
  {
    key: 'jinling',
    name: '南京金陵医疗器械有限公司',
    industry: 'medical',
    level: 'a',
    status: 'potential',
    owner: 'lilei',
    daysAgo: 74,
    city: ['江苏省', '南京市', '江宁区'],
    employees: 640,
    phone: '025-52170088',
    people: [['tangbo', '唐波', '质量总监', '13951602233', 'tangbo@jinling.example.com', true]],
  },
  {
    key: 'brightwell',
    name: 'Brightwell Packaging Ltd.',
    industry: 'manufacturing',
    level: 'b',
    status: 'active',
    owner: 'hanmeimei',
    daysAgo: 165,
    city: ['广东省', '深圳市', '南山区'],
    employees: 310,
    phone: '0755-26770990',
    people: [
      ['emily', 'Emily Carter', 'Operations Director', '+44 20 7946 0321', 'emily.carter@brightwell.example.com', true],
      ['tom', 'Tom Hughes', 'Plant Engineer', '+44 20 7946 0355', 'tom.hughes@brightwell.example.com'],
    ],
  },
  {
    key: 'nanyue',
    name: '广州南粤电子有限公司',
    industry: 'electronics',
    level: 'a',
    status: 'active',
    owner: 'hanmeimei',
    daysAgo: 160,
    city: ['广东省', '广州市', '黄埔区'],
    employees: 1500,
    phone: '020-32290011',
    people: [
      ['liangchao', '梁超', '总经理', '13602880011', 'liangchao@nanyue.example.com', true],
      ['fengxue', '冯雪', '采购总监', '13602880015', 'fengxue@nanyue.example.com'],
    ],
  },
  {
    key: 'haitian',
    name: '佛山海天家居集团',
    industry: 'retail',
    level: 'b',
    status: 'potential',
    owner: 'hanmeimei',
    daysAgo: 88,
    city: ['广东省', '佛山市', '顺德区'],
    employees: 980,
    phone: '0757-22310456',
    people: [['luojun', '罗军', '供应链总监', '13923210077', 'luojun@haitian.example.com', true]],
  },
  {
    key: 'harbor',
    name: 'Harbor Logistics Group',
    industry: 'transportation',
    level: 'b',
    status: 'active',
    owner: 'hanmeimei',
    daysAgo: 140,
    city: ['广东省', '珠海市', '香洲区'],
    employees: 520,
    phone: '0756-3380021',
    people: [['grace', 'Grace Lim', 'Head of Automation', '+65 6123 4567', 'grace.lim@harbor.example.com', true]],
  },
  {
    key: 'minxin',
    name: '厦门闽信新能源有限公司',
    industry: 'energy',
    level: 'a',
    status: 'active',
    owner: 'hanmeimei',
    daysAgo: 120,
    city: ['福建省', '厦门市', '集美区'],
    employees: 730,
    phone: '0592-6280099',
    people: [
      ['huangtao', '黄涛', '工厂总监', '13906050066', 'huangtao@minxin.example.com', true],
      ['caiyun', '蔡云', '财务经理', '13906050068', 'caiyun@minxin.example.com'],
    ],
  },
  {
    key: 'guilin',
    name: '桂林山水乳业有限公司',
    industry: 'agriculture',
    level: 'c',
    status: 'dormant',
    owner: 'hanmeimei',
    daysAgo: 175,
    city: ['广西壮族自治区', '桂林市', '临桂区'],
    employees: 210,
    phone: '0773-5590012',
    people: [['weihong', '韦红', '副总经理', '13977330045', 'weihong@guilin.example.com', true]],
  },
  {
    key: 'chuanxi',
    name: '成都川西航空部件有限公司',
    industry: 'manufacturing',
    level: 'b',
    status: 'potential',
    owner: 'lilei',
    daysAgo: 40,
    city: ['四川省', '成都市', '双流区'],
    employees: 450,
    phone: '028-85810033',
    people: [['jiangnan', '江楠', '工艺部长', '13880120099', 'jiangnan@chuanxi.example.com', true]],
  },
];

export const accounts: SampleStep[] = companies.flatMap(
  ({ key, people, city: [province, city, district], daysAgo, owner, ...company }) => [
    {
      object: 'account',
      daysAgo,
      by: owner,
      create: [
        {
          key,
          ...company,
          phone: inChina(company.phone),
          owner: { ref: owner },
          type: company.status === 'active' ? 'customer' : 'prospect',
          address: { province, city, district },
        },
      ],
    },
    {
      object: 'contact',
      daysAgo: daysAgo - 1,
      by: owner,
      create: people.map(([person, name, title, phone, email, decides = false]) => ({
        key: person,
        name,
        title,
        phone: inChina(phone),
        email,
        decision_maker: decides,
        account: { ref: key },
        owner: { ref: owner },
      })),
    },
  ],
);
