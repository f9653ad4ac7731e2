import type { Field } from '../../../../../metadata/define/field.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { NameControl, useFieldChoices } from '../../controls/reference-controls.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { type Bound, useRun } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import { readingField, unreadLinks } from './unread-links.ts';

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
  const all = useFieldChoices(object);
  const links = unreadLinks(useDraftDefinitions(), object);
  const choices = links.map(({ from, via, field, of }) => ({
    value: `${from}.${via}`,
    label: t('studio.throughLink', { object: text(of), link: text(field.label) }),
  }));
  const write = async (value: string | undefined) => {
    const link = links.find(({ from, via }) => `${from}.${via}` === value);
    if (!link) return bound.write(value);
    const name = await proposeName(link.of.en || link.of.zh, (taken) => all.some(({ value }) => value === taken));
    run({ key: 'studio.did.set', values: said }, (step) => {
      step.write({ kind: 'object', name: object, at: ['fields', name] }, { to: readingField(link) });
      step.write(place, { to: name });
    });
  };
  return <NameControl label={label} help={help} bound={{ ...bound, write }} choices={[...known, ...choices]} clearable />;
}
