import { v7 } from 'uuid';
import { keysOf } from '../server/src/query/search-keys/search-keys.ts';
import { copyLine } from './copy-lines.ts';

/** Who and what the made rows are about. `deals` is filled as deals are made: the history of their stages is about them. */
export type Cast = {
  rows: number;
  owners: readonly string[];
  accounts: readonly string[];
  deals: string[];
  department: string | null;
  /** By table: the key that says of a record that its keys are whole. */
  marks: Record<string, number>;
  random: () => number;
  pick: <T>(list: readonly T[]) => T;
};

const places = ['上海', '北京', '深圳', '杭州', '苏州', '成都', '武汉', '宁波', '青岛', '厦门'];
const words = [
  '星河',
  '东海',
  '云帆',
  '金陵',
  '绿野',
  '南粤',
  '海天',
  '川西',
  '闽信',
  '锐进',
  '恒信',
  '智造',
  '康源',
  '鸿运',
  '星环',
  '榫卯',
];
const trades = ['精密制造', '汽车零部件', '科技', '医疗器械', '食品', '电子', '家居', '航空部件', '新能源', '模具'];
const familyNames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳', '上官'];
const givenNames = ['伟', '芳', '晓明', '丽华', '建国', '志强', '雨桐', '子涵', '海燕', '文博', '思远', '若曦'];
const latinNames = ['anderson', 'elizabeth', 'thompson', 'garcia', 'martin', 'patterson', 'nguyen', 'kowalski'];
const stages = ['prospecting', 'qualification', 'proposal', 'negotiation', 'won', 'lost'];

/** So that the representative may read the names of the companies. */
function accountOfSameOwner({ random, accounts, owners }: Cast, index: number): string {
  const turns = Math.floor(accounts.length / owners.length);
  return accounts[(index % owners.length) + owners.length * Math.floor(random() * turns)] as string;
}

export function* accountLines({ random, pick, owners, accounts, department, marks }: Cast): Generator<string> {
  for (const [index, id] of accounts.entries()) {
    const name = `${pick(places)}${pick(words)}${pick(trades)}有限公司${index}`;
    const phone = `+86138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
    const { text, keys } = keysOf([name, '', phone.slice(3), ''], name);
    yield copyLine({
      id,
      owner_id: owners[index % owners.length],
      department_id: department,
      name,
      phone,
      status: 'active',
      search_text: text,
      search_keys: [...keys, marks.account],
      ...stamps(index),
    });
  }
}

/** Nobody's own, since whose company it is decides; one in ten stands without a company. */
export function* contactLines(cast: Cast): Generator<string> {
  const { rows, random, pick, owners, department, marks } = cast;
  for (let index = 0; index < rows / 2; index += 1) {
    const name = `${pick(familyNames)}${pick(givenNames)}`;
    const phone = `+86139${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
    const email = `${pick(latinNames)}${index}@example.com`;
    const { text, keys } = keysOf([name, phone.slice(3), '', email], name);
    yield copyLine({
      id: v7(),
      owner_id: owners[index % owners.length],
      department_id: department,
      name,
      account_id: index % 10 === 9 ? null : accountOfSameOwner(cast, index),
      phone,
      email,
      employment: 'employed',
      search_text: text,
      search_keys: [...keys, marks.contact],
      ...stamps(index),
    });
  }
}

export function* dealLines(cast: Cast): Generator<string> {
  const { rows, deals, random, pick, owners, department, marks } = cast;
  for (let index = 0; index < rows; index += 1) {
    const stage = pick(stages);
    const closed = stage === 'won' || stage === 'lost';
    const name = `${pick(places)}${pick(words)}${pick(trades)}${pick(['改造', '扩容', '一期', '二期', '维保'])}${index}`;
    const number = `D-2026-${String(index).padStart(7, '0')}`;
    const { text, keys } = keysOf([name, number, ''], name);
    const started = dayBack(30 + (index % 700));
    const amount = (1000 + Math.floor(random() * 900_000)).toFixed(2);
    const id = v7();
    deals.push(id);
    yield copyLine({
      id,
      owner_id: owners[index % owners.length],
      department_id: department,
      name,
      number,
      account_id: accountOfSameOwner(cast, index),
      pipeline: 'direct',
      stage,
      status: closed ? stage : 'open',
      amount,
      amount_currency: 'CNY',
      amount_rate: '1',
      amount_base: amount,
      probability: '20',
      started_on: started,
      closed_on: closed ? dayBack(index % 365) : null,
      expected_close: dayBack(-(index % 90)),
      search_text: text,
      search_keys: [...keys, marks.deal],
      ...stamps(index),
    });
  }
}

/** Every deal came in at the first stage, and half of them went on to the second. */
export function* stageLines({ deals, owners }: Cast): Generator<string> {
  for (const [index, deal_id] of deals.entries()) {
    const { created_at } = stamps(index);
    const went = new Date(Date.parse(created_at) + 86_400_000 * (1 + (index % 20))).toISOString();
    const goesOn = index % 2 === 0;
    const entry = { deal_id, entered_by_id: owners[index % owners.length], created_at, updated_at: created_at };
    yield copyLine({ id: v7(), stage: stages[0], entered_at: created_at, left_at: goesOn ? went : null, ...entry });
    if (goesOn) yield copyLine({ id: v7(), stage: stages[1], entered_at: went, left_at: null, ...entry });
  }
}

function stamps(index: number) {
  const at = new Date(Date.UTC(2026, 10, 1) - index * 37_000).toISOString();
  return { created_at: at, updated_at: at };
}

function dayBack(days: number): string {
  return new Date(Date.UTC(2026, 10, 1) - days * 86_400_000).toISOString().slice(0, 10);
}
