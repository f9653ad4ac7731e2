import type { Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { NameControl, useFieldChoices } from '../../controls/reference-controls.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { type Bound, useRun } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import { targetsOf } from './fits-setting.ts';

type Props = {
  label: string;
  help?: string | undefined;
  bound: Bound<string>;
  /** Whose records are added up. */
  object: string;
  /** The setting, and whose it is. */
  place: { kind: string; name: string; at: string[] };
  said: { setting: Label; thing: Label };
  fits: (field: Field) => boolean;
};

/** A field with many records behind it, or a link of another object that leads here: it is made into such a field together with the choice. */
export function ToManyControl({ label, help, bound, object, place, said, fits }: Props) {
  const t = useText();
  const text = useLabel();
  const run = useRun();
  const known = useFieldChoices(object, fits);
  const links = useUnreadLinks(object);
  const choices = links.map(({ from, via, field, of }) => ({
    value: `${from}.${via}`,
    label: t('studio.throughLink', { object: text(of), link: text(field.label) }),
  }));
  const write = async (value: string | undefined) => {
    const link = links.find(({ from, via }) => `${from}.${via}` === value);
    if (!link) return bound.write(value);
    const name = await proposeName(link.of.en || link.of.zh, (taken) => known.some(({ value }) => value === taken));
    const { name: type, design } = readingType;
    const { object: to, link: via } = design.reads as { object: string; link: string };
    run({ key: 'studio.did.set', values: said }, (step) => {
      const made = { type, label: link.of, [to]: link.from, [via]: link.via } as unknown as Json;
      step.write({ kind: 'object', name: object, at: ['fields', name] }, { to: made });
      step.write(place, { to: name });
    });
  };
  return <NameControl label={label} help={help} bound={{ ...bound, write }} choices={[...known, ...choices]} clearable />;
}

const readingType = (Object.values(fieldTypes) as FieldType[]).find(({ design }) => design.reads) as FieldType;

/** Links of other objects that lead to this one and that no field reads backwards yet. */
function useUnreadLinks(object: string) {
  const definitions = useDraftDefinitions().filter(({ kind }) => kind === 'object');
  const bodyOf = (name: string) => definitions.find((each) => each.name === name)?.body as ObjectBody | undefined;
  const isRead = (from: string, via: string) =>
    Object.values(bodyOf(object)?.fields ?? {}).some((field) => 'via' in field && field.to === from && field.via === via);
  return definitions.flatMap(({ name: from, body }) => {
    const { fields, label, plural } = body as ObjectBody;
    const leading = Object.entries(fields).filter(([via, field]) => leadsToOne(field, object) && !isRead(from, via));
    return leading.map(([via, field]) => ({ from, via, field, of: plural ? { zh: label.zh, en: plural.en } : label }));
  });
}

function leadsToOne(field: Field, object: string): boolean {
  const targets = targetsOf(field);
  return (fieldTypes[field.type] as FieldType).source === 'columns' && targets.length === 1 && targets[0] === object;
}
