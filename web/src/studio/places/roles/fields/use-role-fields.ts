import { maskableField } from '../../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { systemFields } from '../../../../../../metadata/system-fields.ts';
import { useBody } from '../../../store/use-studio.ts';
import type { RightedField } from './field-rights.tsx';

/** Without these no record can be named or saved. */
const always: readonly string[] = ['id', 'version'];

/** Fields of an object as it will be, on which a role may have a say. */
export function useRoleFields(object: string): RightedField[] {
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const fields: [string, Field][] = Object.entries({ ...body?.fields, ...systemFields });
  return fields
    .filter(([name]) => !always.includes(name))
    .map(([name, field]) => ({ name, label: field.label ?? { zh: name, en: name }, masks: maskableField.fits(field) }));
}
