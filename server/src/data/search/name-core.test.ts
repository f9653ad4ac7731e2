import { expect, test } from 'vitest';
import { nameCore } from './name-core.ts';

test.each([
  ['榫卯（上海）科技有限公司', '榫卯上海科技'],
  ['榫卯(上海)科技股份有限公司', '榫卯上海科技'],
  ['ＴＥＮＯＮ Inc.', 'tenon'],
  ['Tenon Co., Ltd.', 'tenon'],
  ['中国工艺（集团）公司', '中国工艺'],
  ['Acme, LLC', 'acme'],
  ['公司', '公司'],
  ['Inc', 'inc'],
  ['', ''],
])('the core of “%s” is “%s”', (name, core) => expect(nameCore(name)).toBe(core));
