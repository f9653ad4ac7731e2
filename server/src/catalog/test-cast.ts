import type { Database } from '../base/database/database.ts';
import { quoteName } from './quote-name.ts';

/** Departments of the demo company, from the top down. */
export const testDepartments = {
  company: { id: '01900000-0000-7000-8000-00000000d001', name: '榫卯科技', parent: null },
  sales: { id: '01900000-0000-7000-8000-00000000d002', name: '销售部', parent: 'company' },
  salesEast: { id: '01900000-0000-7000-8000-00000000d003', name: '华东销售组', parent: 'sales' },
} as const;

/** The named cast of all tests: two reps under a sales manager under an executive, and the administrator. */
export const testUsers = {
  admin: {
    id: '01900000-0000-7000-8000-00000000a001',
    name: '管理员',
    email: 'admin@example.com',
    department: 'company',
    superior: null,
  },
  zhangWei: {
    id: '01900000-0000-7000-8000-00000000a002',
    name: '张伟',
    email: 'zhangwei@example.com',
    department: 'company',
    superior: null,
  },
  wangFang: {
    id: '01900000-0000-7000-8000-00000000a003',
    name: '王芳',
    email: 'wangfang@example.com',
    department: 'sales',
    superior: 'zhangWei',
  },
  liLei: {
    id: '01900000-0000-7000-8000-00000000a004',
    name: '李雷',
    email: 'lilei@example.com',
    department: 'salesEast',
    superior: 'wangFang',
  },
  hanMeimei: {
    id: '01900000-0000-7000-8000-00000000a005',
    name: '韩梅梅',
    email: 'hanmeimei@example.com',
    department: 'salesEast',
    superior: 'wangFang',
  },
} as const;

export type TestUser = keyof typeof testUsers;

/** Puts the cast into a workspace. Roles come from the caller; the administrator always is one. */
export async function insertTestCast(
  database: Database,
  schema: string,
  roles: Partial<Record<TestUser, string[]>>,
): Promise<void> {
  const table = (name: string) => `${quoteName(schema)}.${quoteName(name)}`;
  const departments = Object.values(testDepartments);
  await database.platform.query({
    text: `insert into ${table('department')} (id, name, parent_id, created_at, updated_at)
      select id, name, parent, now(), now() from unnest($1::uuid[], $2::text[], $3::uuid[]) d(id, name, parent)`,
    values: [
      departments.map(({ id }) => id),
      departments.map(({ name }) => name),
      departments.map(({ parent }) => parent && testDepartments[parent].id),
    ],
  });
  const users = Object.values(testUsers);
  await database.platform.query({
    text: `insert into ${table('user')} (id, name, email, department_id, superior_id, active, owner_id, created_at, updated_at)
      select id, name, email, department, superior, true, id, now(), now()
      from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[]) u(id, name, email, department, superior)`,
    values: [
      users.map(({ id }) => id),
      users.map(({ name }) => name),
      users.map(({ email }) => email),
      users.map(({ department }) => testDepartments[department].id),
      users.map(({ superior }) => superior && testUsers[superior].id),
    ],
  });
  const held = Object.entries({ admin: ['administrator'], ...roles }).flatMap(([user, names]) =>
    (names ?? []).map((role) => [testUsers[user as TestUser].id, role]),
  );
  await database.platform.query({
    text: `insert into ${table('sys_user_role')} (user_id, role) select * from unnest($1::uuid[], $2::text[])`,
    values: [held.map(([user]) => user), held.map(([, role]) => role)],
  });
}
