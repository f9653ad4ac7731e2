import type { Field } from './define/field.ts';

/** The fields every object has. `column` is given where it is not what the field's type would make of the name. */
export const systemFields = {
  id: { type: 'text', label: { zh: '标识', en: 'ID' }, readOnly: true },
  owner: { type: 'user', label: { zh: '负责人', en: 'Owner' }, default: { me: true } },
  department: { type: 'relation', to: 'department', label: { zh: '所属部门', en: 'Department' }, readOnly: true },
  created_at: { type: 'datetime', label: { zh: '创建时间', en: 'Created at' }, readOnly: true },
  created_by: { type: 'user', label: { zh: '创建人', en: 'Created by' }, readOnly: true },
  updated_at: { type: 'datetime', label: { zh: '更新时间', en: 'Updated at' }, readOnly: true },
  updated_by: { type: 'user', label: { zh: '更新人', en: 'Updated by' }, readOnly: true },
  version: { type: 'integer', label: { zh: '版本', en: 'Version' }, readOnly: true },
  deleted_at: { type: 'datetime', label: { zh: '删除时间', en: 'Deleted at' }, readOnly: true },
} as const satisfies Record<string, Field>;

export type SystemFieldName = keyof typeof systemFields;
