import type { SampleStep, SampleText } from '@tenon/metadata';
import { inChina } from './in-china.ts';

type Person = [key: string, name: SampleText, title: SampleText, phone: string, email: string, decides?: boolean];

type Company = {
  key: string;
  name: SampleText;
  industry: string;
  level: 'a' | 'b' | 'c';
  status: string;
  owner: 'lilei' | 'hanmeimei';
  daysAgo: number;
  city: [province: SampleText, city: SampleText, district: SampleText];
  employees: number;
  phone: string;
  people: Person[];
};

const companies: Company[] = [
  {
    key: 'xinghe',
    name: { zh: '苏州星河精密制造有限公司', en: 'Suzhou Xinghe Precision Manufacturing Co., Ltd.' },
    industry: 'manufacturing',
    level: 'a',
    status: 'active',
    owner: 'lilei',
    daysAgo: 178,
    city: [
      { zh: '江苏省', en: 'Jiangsu' },
      { zh: '苏州市', en: 'Suzhou' },
      { zh: '工业园区', en: 'Industrial Park' },
    ],
    employees: 860,
    phone: '0512-62880101',
    people: [
      [
        'chenhao',
        { zh: '陈昊', en: 'Chen Hao' },
        { zh: '生产副总', en: 'VP Production' },
        '13862100231',
        'chenhao@xinghe.example.com',
        true,
      ],
      [
        'lumin',
        { zh: '陆敏', en: 'Lu Min' },
        { zh: '采购经理', en: 'Purchasing Manager' },
        '13862100245',
        'lumin@xinghe.example.com',
      ],
    ],
  },
  {
    key: 'donghai',
    name: { zh: '宁波东海汽车零部件股份有限公司', en: 'Ningbo Donghai Auto Parts Co., Ltd.' },
    industry: 'manufacturing',
    level: 'a',
    status: 'active',
    owner: 'lilei',
    daysAgo: 170,
    city: [
      { zh: '浙江省', en: 'Zhejiang' },
      { zh: '宁波市', en: 'Ningbo' },
      { zh: '北仑区', en: 'Beilun District' },
    ],
    employees: 2300,
    phone: '0574-86110022',
    people: [
      [
        'zhoujian',
        { zh: '周健', en: 'Zhou Jian' },
        { zh: '技术总监', en: 'Technical Director' },
        '13906740118',
        'zhoujian@donghai.example.com',
        true,
      ],
      [
        'xuli',
        { zh: '徐丽', en: 'Xu Li' },
        { zh: '设备主管', en: 'Equipment Supervisor' },
        '13906740126',
        'xuli@donghai.example.com',
      ],
    ],
  },
  {
    key: 'lvye',
    name: { zh: '杭州绿野食品有限公司', en: 'Hangzhou Lvye Foods Co., Ltd.' },
    industry: 'retail',
    level: 'b',
    status: 'potential',
    owner: 'lilei',
    daysAgo: 96,
    city: [
      { zh: '浙江省', en: 'Zhejiang' },
      { zh: '杭州市', en: 'Hangzhou' },
      { zh: '余杭区', en: 'Yuhang District' },
    ],
    employees: 420,
    phone: '0571-88230456',
    people: [
      [
        'sunyan',
        { zh: '孙燕', en: 'Sun Yan' },
        { zh: '厂长', en: 'Plant Manager' },
        '13757100889',
        'sunyan@lvye.example.com',
        true,
      ],
    ],
  },
  {
    key: 'yunfan',
    name: { zh: '上海云帆科技有限公司', en: 'Shanghai Yunfan Technology Co., Ltd.' },
    industry: 'technology',
    level: 'b',
    status: 'active',
    owner: 'lilei',
    daysAgo: 150,
    city: [
      { zh: '上海市', en: 'Shanghai' },
      { zh: '上海市', en: 'Shanghai' },
      { zh: '浦东新区', en: 'Pudong New Area' },
    ],
    employees: 180,
    phone: '021-50801234',
    people: [
      [
        'guowei',
        { zh: '郭威', en: 'Guo Wei' },
        { zh: '首席技术官', en: 'Chief Technology Officer' },
        '13816007788',
        'guowei@yunfan.example.com',
        true,
      ],
      [
        'heqing',
        { zh: '何晴', en: 'He Qing' },
        { zh: '项目经理', en: 'Project Manager' },
        '13816007790',
        'heqing@yunfan.example.com',
      ],
    ],
  },
  {
    key: 'jinling',
    name: { zh: '南京金陵医疗器械有限公司', en: 'Nanjing Jinling Medical Devices Co., Ltd.' },
    industry: 'medical',
    level: 'a',
    status: 'potential',
    owner: 'lilei',
    daysAgo: 74,
    city: [
      { zh: '江苏省', en: 'Jiangsu' },
      { zh: '南京市', en: 'Nanjing' },
      { zh: '江宁区', en: 'Jiangning District' },
    ],
    employees: 640,
    phone: '025-52170088',
    people: [
      [
        'tangbo',
        { zh: '唐波', en: 'Tang Bo' },
        { zh: '质量总监', en: 'Quality Director' },
        '13951602233',
        'tangbo@jinling.example.com',
        true,
      ],
    ],
  },
  {
    key: 'brightwell',
    name: 'Brightwell Packaging Ltd.',
    industry: 'manufacturing',
    level: 'b',
    status: 'active',
    owner: 'hanmeimei',
    daysAgo: 165,
    city: [
      { zh: '广东省', en: 'Guangdong' },
      { zh: '深圳市', en: 'Shenzhen' },
      { zh: '南山区', en: 'Nanshan District' },
    ],
    employees: 310,
    phone: '0755-26770990',
    people: [
      ['emily', 'Emily Carter', 'Operations Director', '+44 20 7946 0321', 'emily.carter@brightwell.example.com', true],
      ['tom', 'Tom Hughes', 'Plant Engineer', '+44 20 7946 0355', 'tom.hughes@brightwell.example.com'],
    ],
  },
  {
    key: 'nanyue',
    name: { zh: '广州南粤电子有限公司', en: 'Guangzhou Nanyue Electronics Co., Ltd.' },
    industry: 'electronics',
    level: 'a',
    status: 'active',
    owner: 'hanmeimei',
    daysAgo: 160,
    city: [
      { zh: '广东省', en: 'Guangdong' },
      { zh: '广州市', en: 'Guangzhou' },
      { zh: '黄埔区', en: 'Huangpu District' },
    ],
    employees: 1500,
    phone: '020-32290011',
    people: [
      [
        'liangchao',
        { zh: '梁超', en: 'Liang Chao' },
        { zh: '总经理', en: 'General Manager' },
        '13602880011',
        'liangchao@nanyue.example.com',
        true,
      ],
      [
        'fengxue',
        { zh: '冯雪', en: 'Feng Xue' },
        { zh: '采购总监', en: 'Purchasing Director' },
        '13602880015',
        'fengxue@nanyue.example.com',
      ],
    ],
  },
  {
    key: 'haitian',
    name: { zh: '佛山海天家居集团', en: 'Foshan Haitian Home Group' },
    industry: 'retail',
    level: 'b',
    status: 'potential',
    owner: 'hanmeimei',
    daysAgo: 88,
    city: [
      { zh: '广东省', en: 'Guangdong' },
      { zh: '佛山市', en: 'Foshan' },
      { zh: '顺德区', en: 'Shunde District' },
    ],
    employees: 980,
    phone: '0757-22310456',
    people: [
      [
        'luojun',
        { zh: '罗军', en: 'Luo Jun' },
        { zh: '供应链总监', en: 'Supply Chain Director' },
        '13923210077',
        'luojun@haitian.example.com',
        true,
      ],
    ],
  },
  {
    key: 'harbor',
    name: 'Harbor Logistics Group',
    industry: 'transportation',
    level: 'b',
    status: 'active',
    owner: 'hanmeimei',
    daysAgo: 140,
    city: [
      { zh: '广东省', en: 'Guangdong' },
      { zh: '珠海市', en: 'Zhuhai' },
      { zh: '香洲区', en: 'Xiangzhou District' },
    ],
    employees: 520,
    phone: '0756-3380021',
    people: [['grace', 'Grace Lim', 'Head of Automation', '+65 6123 4567', 'grace.lim@harbor.example.com', true]],
  },
  {
    key: 'minxin',
    name: { zh: '厦门闽信新能源有限公司', en: 'Xiamen Minxin New Energy Co., Ltd.' },
    industry: 'energy',
    level: 'a',
    status: 'active',
    owner: 'hanmeimei',
    daysAgo: 120,
    city: [
      { zh: '福建省', en: 'Fujian' },
      { zh: '厦门市', en: 'Xiamen' },
      { zh: '集美区', en: 'Jimei District' },
    ],
    employees: 730,
    phone: '0592-6280099',
    people: [
      [
        'huangtao',
        { zh: '黄涛', en: 'Huang Tao' },
        { zh: '工厂总监', en: 'Plant Director' },
        '13906050066',
        'huangtao@minxin.example.com',
        true,
      ],
      [
        'caiyun',
        { zh: '蔡云', en: 'Cai Yun' },
        { zh: '财务经理', en: 'Finance Manager' },
        '13906050068',
        'caiyun@minxin.example.com',
      ],
    ],
  },
  {
    key: 'guilin',
    name: { zh: '桂林山水乳业有限公司', en: 'Guilin Shanshui Dairy Co., Ltd.' },
    industry: 'agriculture',
    level: 'c',
    status: 'dormant',
    owner: 'hanmeimei',
    daysAgo: 175,
    city: [
      { zh: '广西壮族自治区', en: 'Guangxi' },
      { zh: '桂林市', en: 'Guilin' },
      { zh: '临桂区', en: 'Lingui District' },
    ],
    employees: 210,
    phone: '0773-5590012',
    people: [
      [
        'weihong',
        { zh: '韦红', en: 'Wei Hong' },
        { zh: '副总经理', en: 'Deputy General Manager' },
        '13977330045',
        'weihong@guilin.example.com',
        true,
      ],
    ],
  },
  {
    key: 'chuanxi',
    name: { zh: '成都川西航空部件有限公司', en: 'Chengdu Chuanxi Aviation Parts Co., Ltd.' },
    industry: 'manufacturing',
    level: 'b',
    status: 'potential',
    owner: 'lilei',
    daysAgo: 40,
    city: [
      { zh: '四川省', en: 'Sichuan' },
      { zh: '成都市', en: 'Chengdu' },
      { zh: '双流区', en: 'Shuangliu District' },
    ],
    employees: 450,
    phone: '028-85810033',
    people: [
      [
        'jiangnan',
        { zh: '江楠', en: 'Jiang Nan' },
        { zh: '工艺部长', en: 'Head of Process Engineering' },
        '13880120099',
        'jiangnan@chuanxi.example.com',
        true,
      ],
    ],
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
