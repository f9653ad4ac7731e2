import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useText } from '../../../base/use-text.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useProblems } from '../../model/use-problems.ts';
import { designedPage } from '../page/page-body.ts';
import { usePageSteps } from '../page/use-page-steps.ts';
import { designedForm } from './form-body.ts';
import { type FormSelected, formAddress, formKey, formSelectedOf, formSelectedOfKey } from './form-selected.ts';
import { useFormChanges } from './use-form-changes.ts';

type Given = {
  object: string;
  body: LayoutBody | undefined;
  fields: ObjectBody | undefined;
  select: (next: FormSelected) => void;
};

/** What a form asks for, in its order, and what the keys of the list do with it. */
export function useFormElements({ object, body, fields, select }: Given) {
  const t = useText();
  const changes = useFormChanges(object);
  const page = usePageSteps(object);
  const problems = useProblems().filter(({ kind, name }) => kind === 'layout' && name === object);

  const listed = (is: NonNullable<FormSelected>, label: Label, more: Partial<ListedElement> = {}): ListedElement => ({
    id: formKey(is),
    label,
    to: formAddress(object, is),
    hasProblem: problems.some(({ at }) => {
      const found = formSelectedOf(at);
      return found !== undefined && formKey(found) === formKey(is);
    }),
    ...more,
  });
  const labelOf = (field: string): Label => fields?.fields[field]?.label ?? { zh: field, en: field };
  const steps = body ? designedForm(body) : [];
  const variants = body && fields ? designedPage(body, fields).variants : [];
  const elements: ListedElement[] = [
    ...steps.flatMap(({ id, label, fields: names }) => [
      ...(id === null || !label ? [] : [listed({ step: id }, label, { icon: 'forms', aside: t('studio.step') })]),
      ...names.map((field) => listed({ step: id, field }, labelOf(field), { level: id === null ? 0 : 1 })),
    ]),
    ...variants.map(({ id, label }) => listed({ variant: id }, label, { icon: 'arrows-split', aside: t('studio.variant') })),
  ];
  const labelOfKey = (key: string) => elements.find(({ id }) => id === key)?.label ?? { zh: key, en: key };

  return {
    elements,
    move(key: string, by: number) {
      const is = formSelectedOfKey(key);
      if (!is) return;
      if ('variant' in is) page.shift('variants', is.variant, by, labelOfKey(key));
      else if (is.field !== undefined) select({ step: changes.shiftField(is.field, is.step, by), field: is.field });
      else if (is.step !== null) changes.shiftStep(is.step, by, labelOfKey(key));
    },
    remove(key: string) {
      const is = formSelectedOfKey(key);
      if (!is) return;
      if ('variant' in is) page.remove('variants', is.variant, labelOfKey(key));
      else if (is.field !== undefined) changes.takeOffField(is.field, is.step);
      else if (is.step !== null) changes.removeStep(is.step, labelOfKey(key));
      select(undefined);
    },
  };
}
