import { defineObject, defineRole } from '@tenon/metadata';
import { readRecords } from '../../read/read-records.ts';
import { type ImportBench, openImportBench } from './import-bench.test-support.ts';

const label = (zh: string, en: string) => ({ zh, en });

const definitions = [
  defineObject('firm', {
    label: label('企业', 'Firm'),
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name'), required: true, maxLength: 100 },
      code: { type: 'text', label: label('代码', 'Code'), unique: true },
      parent: { type: 'relation', to: 'firm', label: label('上级', 'Parent'), acyclic: true },
      kind: { type: 'choice', label: label('类别', 'Kind'), default: 'small', options: ['small', 'big'].map(option) },
      worth: { type: 'money', label: label('价值', 'Worth') },
      born: { type: 'date', label: label('成立', 'Founded') },
      city: { type: 'relation', to: 'place', label: label('城市', 'City') },
      site: { type: 'address', label: label('地址', 'Address') },
    },
  }),
  defineObject('place', {
    label: label('地点', 'Place'),
    icon: 'map-pin',
    title: 'name',
    fields: { name: { type: 'text', label: label('名称', 'Name'), required: true } },
  }),
  defineObject('visit', {
    label: label('拜访', 'Visit'),
    icon: 'user',
    title: 'about',
    fields: {
      about: { type: 'text', label: label('主题', 'About'), required: true },
      no: { type: 'autoNumber', label: label('编号', 'Visit no.'), pattern: 'V-{0000}' },
      related: { type: 'polymorphic', to: ['firm', 'place'], label: label('关联', 'Related to') },
    },
  }),
  defineRole('clerk', {
    label: label('录入', 'Clerk'),
    objects: { firm: { read: 'own', create: true, edit: 'own', import: true }, place: { read: 'all' }, user: { read: 'all' } },
  }),
  defineRole('reader', { label: label('读者', 'Reader'), objects: { firm: { read: 'all' } } }),
];

function option(value: string) {
  return { value, label: { zh: value, en: value } };
}

export type ImportCast = ImportBench & {
  /** Firms whose names begin so, in their order. */
  firms(prefix: string, select?: string[]): Promise<Record<string, unknown>[]>;
  countFirms(prefix: string): Promise<number | undefined>;
};

/** Firms, places and visits, with a clerk and a reader; files are firms, unless they are said to be something else. */
export async function openImportCast(): Promise<ImportCast> {
  const bench = await openImportBench({ definitions, users: { liLei: ['clerk'], hanMeimei: ['reader'] }, object: 'firm' });
  const { test, admin } = bench;
  return {
    ...bench,
    async firms(prefix, select = ['name']) {
      const filter = { field: 'name', op: 'startsWith', value: prefix } as const;
      const sort = [{ field: 'name', direction: 'asc' as const }];
      return (await readRecords(test.workspace, admin, { object: 'firm', select, filter, sort, limit: 200 })).records;
    },
    async countFirms(prefix) {
      const filter = { field: 'name', op: 'startsWith', value: prefix } as const;
      return (await readRecords(test.workspace, admin, { object: 'firm', filter, count: 'exact', limit: 1 })).count?.value;
    },
  };
}
