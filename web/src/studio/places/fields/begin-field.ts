import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { makeOptions } from '../../controls/options/use-option-steps.ts';
import { proposeName } from '../../words/propose-name.ts';
import { linkTo } from '../objects/from-file/link-to.ts';

import { onlyWay } from './only-way.ts';
import type { ProposedField } from './propose-field.ts';
import { readingField } from './unread-links.ts';

type Among = { object: string; isTaken: (name: string) => boolean };

/** A field as it begins, and one that has to come with it because it reads what the first one adds up. */
export type BegunField = { name: string; label: Label; field: Json; to?: string; reading?: { name: string; field: Json } };

/** A field of what was proposed, with all that needs no choice: names, options, where it leads, and what it reads through where there is one way. */
export async function beginField(
  definitions: readonly Definition[],
  { label: text, type, to, options }: ProposedField,
  { object, isTaken }: Among,
): Promise<BegunField> {
  const name = await proposeName(text, isTaken);
  const label = { zh: text, en: text };
  const way = onlyWay(definitions, { object, type });
  const link = typeof way?.through === 'object' ? way.through : undefined;
  const readingName = link && (await proposeName(link.of.en || link.of.zh, (each) => each === name || isTaken(each)));
  const field = {
    ...{ type, label, ...(fieldTypes[type] as FieldType).design.begins },
    ...(way && { [way.setting]: readingName ?? way.through }),
    ...(to !== undefined && linkTo(to)),
    ...(options && { options: await makeOptions(options, []) }),
  };
  const reading = link && readingName !== undefined ? { name: readingName, field: readingField(link) } : undefined;
  return { name, label, field: field as unknown as Json, ...(to !== undefined && { to }), ...(reading && { reading }) };
}
