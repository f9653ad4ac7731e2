import { useLayoutEffect, useRef, useState } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import type { ChosenStep } from '../../../../metadata/layouts/choose-layout.ts';
import { firstField } from '../../base/layer-focus.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { toast } from '../../base/toast.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';
import { useLayout } from '../model/use-layout.ts';
import { canFill, editFields, formFields, hasOwnEditor } from './form-fields.ts';
import { formSteps } from './form-steps.ts';
import { type CreateFormProps, useNewRecord } from './use-new-record.ts';
import { useStepping } from './use-stepping.ts';

/** A form that is being filled in: which fields it asks for now, in which step, what is wrong with them, and how it is left. */
export function useCreateForm(props: CreateFormProps) {
  const { object, request, before, onClose } = props;
  const t = useText();
  const inline = useInlineLabel();
  const label = useLabel();
  const choose = useLayout(object, before ? 'edit' : 'create');
  // Of a record that is changed without a wish for certain fields all are at hand.
  const isWhole = before !== undefined && request.values === undefined;
  const [showsMore, setShowsMore] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const record = useNewRecord(props, showFirst);
  const { values, chosen, problems, rules, round, findMissing } = record;
  const shown: Readonly<Record<string, unknown>> = { ...values, ...rules.sets };
  const layout = choose(shown);
  const isRequired = (name: string) => rules.field(name)?.required === true;
  const steps = before && !isWhole ? [] : formSteps(object, layout, isRequired);
  const stepping = useStepping(steps, body);
  const { at, step, isLast, go } = stepping;
  // What no step asks for is at hand in the last one, as it is behind a short form.
  const quickCreate = step ? steps.flatMap(({ fields }) => fields) : layout.quickCreate;
  const asked =
    before && !step ? editFields(object, layout, request.values) : formFields(object, { ...layout, quickCreate }, isRequired);
  const canDraw = (name: string) => rules.shows(name) && (!before || hasOwnEditor(object, name));
  const [first, more] = isWhole && !step ? [[...asked.first, ...asked.more], []] : [asked.first, asked.more];
  const problemOf = (name: string) => problems[name] ?? (chosen.includes(name) ? label(refusalAt(rules, name)) : undefined);

  function showFirst(wrong: string[]): void {
    if (wrong.some((name) => more.includes(name))) setShowsMore(true);
    stepping.show(wrong);
    requestAnimationFrame(() =>
      body.current
        ?.querySelector<HTMLElement>(`[data-field="${wrong[0]}"] :is(input, textarea, button, [contenteditable=true])`)
        ?.focus(),
    );
  }
  // In whichever step, or behind “more”.
  const isAsked = (name: string) => [...first, ...more, ...steps.flatMap(({ fields }) => fields)].includes(name) && canDraw(name);
  useLayoutEffect(() => {
    stepping.beginAnew();
    if (round > 0 && body.current) firstField(body.current)?.focus();
  }, [round]);
  return {
    ...record,
    ...stepping,
    // Each step of a record that is there was filled in once.
    furthest: before ? steps.length - 1 : stepping.furthest,
    body,
    steps,
    shown,
    problemOf,
    /** What was refused of the record as a whole, or of a field that is asked for nowhere here. */
    refusedOfAll: record.refused.filter(({ field }) => field === undefined || !isAsked(field)).map(({ message }) => message),
    first: (step?.fields ?? first).filter(canDraw),
    more: isLast ? more.filter(canDraw) : [],
    showsMore,
    type: shown[object.recordType ?? ''],
    /** The type is said, and the fields come in the place of the question. */
    takeType(value: string) {
      if (object.recordType !== undefined) record.change(object.recordType, value);
      requestAnimationFrame(() => body.current && firstField(body.current)?.focus());
    },
    canAsk: (name: string) => canFill(object, name) && canDraw(name) && !rules.isLocked(name),
    isDrawn: (name: string) => (step?.fields ?? first).includes(name) || (isLast && showsMore && more.includes(name)),
    setShowsMore,
    /** Blocks of text that a page has for forms; those with fields belong to where these stand. */
    texts: (step ? [step] : layout.sections.filter(({ fields }) => fields.length === 0)).filter(({ text }) => text !== undefined),
    wrongIn: ({ fields }: ChosenStep) => fields.filter((name) => rules.shows(name) && problemOf(name)).length,
    next() {
      if (step && !findMissing((name) => step.fields.includes(name))) go(at + 1);
    },
    /** What was filled in is not lost by a slip of Esc: it can be gone on with for a while. */
    leave() {
      if (record.hasOwn()) {
        const goOn = () => openQuickCreate({ ...request, draft: values });
        const words = before ? t('record.edit.left') : t('record.create.left', { object: inline(object.label) });
        toast.plain(words, { label: t('record.create.goOn'), run: goOn });
      }
      onClose();
    },
  };
}

function refusalAt({ problems }: RuleAnswer, name: string): Label | undefined {
  return problems.find(({ code, field }) => code === 'refused' && field === name)?.params?.message as Label | undefined;
}
