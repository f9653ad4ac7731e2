import { Suspense, useLayoutEffect, useRef, useState } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import { firstField } from '../../base/layer-focus.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { toast } from '../../base/toast.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';
import { Button } from '../../ui/button.tsx';
import { CustomiseButton } from '../../ui/customise.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { withoutConverted } from '../convert/leads-to-conversion.ts';
import { useLayout } from '../model/use-layout.ts';
import { SectionText } from '../properties/section-text-later.ts';
import styles from './create-form.module.css';
import { FormField } from './form-field.tsx';
import { formFields } from './form-fields.ts';
import { formSteps } from './form-steps.ts';
import { RuleWords } from './rule-words.tsx';
import { SimilarRecords } from './similar-records.tsx';
import { StepBar } from './step-bar.tsx';
import { type CreateFormProps, useNewRecord } from './use-new-record.ts';

/** The few fields that make a record, the rest one click away; warns of likely doubles. ⌘Enter saves, ⌘⇧Enter goes on with the next. */
export function CreateForm(props: CreateFormProps) {
  const { object, request, onClose } = props;
  const t = useText();
  const inline = useInlineLabel();
  const label = useLabel();
  const choose = useLayout(object, 'create');
  const [showsMore, setShowsMore] = useState(false);
  const [at, setAt] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const { values, chosen, problems, cells, rules, round, isSaving, change, save, findMissing, hasOwn } = useNewRecord(
    props,
    showFirst,
  );
  const shown = { ...values, ...rules.sets };
  const layout = choose(shown);
  const isRequired = (name: string) => rules.field(name)?.required === true;
  const { first, more } = formFields(object, layout, isRequired);
  const steps = formSteps(object, layout, isRequired);
  const step = steps[Math.min(at, steps.length - 1)];
  const isLast = at >= steps.length - 1;
  const [shownFirst, shownMore] = [first, more].map((names) => names.filter((name) => rules.shows(name))) as [string[], string[]];

  function showFirst(wrong: string[]): void {
    if (wrong.some((name) => more.includes(name))) setShowsMore(true);
    const asking = steps.findIndex(({ fields }) => fields.includes(wrong[0] as string));
    if (asking >= 0) setAt(asking);
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>(`[data-field="${wrong[0]}"] :is(input, textarea)`)?.focus(),
    );
  }
  const next = () => {
    if (step && !findMissing((name) => step.fields.includes(name))) setAt(at + 1);
  };
  const saveOrNext = (goOn: boolean) => (isLast ? void save(goOn) : next());
  /** What was filled in is not lost by a slip of Esc: it can be gone on with for a while. */
  const leave = () => {
    if (hasOwn()) {
      const goOn = () => openQuickCreate({ ...request, draft: values });
      toast.plain(t('record.create.left', { object: inline(object.label) }), { label: t('record.create.goOn'), run: goOn });
    }
    onClose();
  };
  useLayoutEffect(() => {
    setAt(0);
    if (round > 0 && body.current) firstField(body.current)?.focus();
  }, [round]);
  const draw = (name: string) => (
    <FormField
      key={`${name}${round}`}
      field={withoutConverted(object, name, rules.field(name))}
      name={name}
      isLocked={rules.isLocked(name)}
      value={shown[name]}
      onChange={(value) => change(name, value)}
      cells={problems[name] === undefined ? undefined : cells[name]}
      problem={problems[name] ?? (chosen.includes(name) ? label(refusalAt(rules, name)) : undefined)}
    />
  );
  const isDrawn = (name: string) =>
    step ? step.fields.includes(name) : shownFirst.includes(name) || (showsMore && shownMore.includes(name));
  // Blocks of text that a page has for forms; those with fields belong to where these stand.
  const texts = (step ? [step] : layout.sections.filter(({ fields }) => fields.length === 0)).filter(
    ({ text }) => text !== undefined,
  );
  return (
    <Drawer
      open
      onClose={leave}
      title={t('record.create.title', { object: inline(object.label) })}
      footer={
        <Actions
          object={object.name}
          isSaving={isSaving}
          onSave={save}
          onCancel={leave}
          onBack={step && at > 0 ? () => setAt(at - 1) : undefined}
          onNext={isLast ? undefined : next}
        />
      }
    >
      <SaveKeys onSave={saveOrNext} />
      <div ref={body} className={styles.fields}>
        {step && <StepBar steps={steps} at={at} onGo={setAt} />}
        {texts.map(({ id, text }) => (
          <Suspense key={id}>
            <SectionText text={label(text)} />
          </Suspense>
        ))}
        {(step ? step.fields.filter(rules.shows) : shownFirst).map(draw)}
        <SimilarRecords object={object} values={values} />
        {!step && shownMore.length > 0 && (
          <button type="button" className={styles.more} aria-expanded={showsMore} onClick={() => setShowsMore(!showsMore)}>
            <Icon name={showsMore ? 'chevron-down' : 'chevron-right'} />
            {t('record.create.more', { count: shownMore.length })}
          </button>
        )}
        {!step && showsMore && shownMore.map(draw)}
        <RuleWords rules={rules} isTouched={chosen.length > 0} isDrawn={isDrawn} />
      </div>
    </Drawer>
  );
}

type Save = (goOn: boolean) => void;

type ActionsProps = {
  object: string;
  isSaving: boolean;
  onSave: Save;
  onCancel: () => void;
  /** Of a form in steps: to the one before, and to the one after where there is one. */
  onBack?: () => void;
  onNext?: () => void;
};

function Actions({ object, isSaving, onSave, onCancel, onBack, onNext }: ActionsProps) {
  const t = useText();
  const back = onBack && <Button onClick={onBack}>{t('record.create.back')}</Button>;
  if (onNext)
    return (
      <>
        <Button className={styles.again} onClick={onCancel}>
          {t('action.cancel')}
        </Button>
        {back}
        <Button variant="primary" onClick={onNext}>
          {t('record.create.next')}
        </Button>
      </>
    );
  return (
    <>
      <CustomiseButton place={{ kind: 'layout', name: object, at: ['quickCreate'], of: object }} what="form" onGo={onCancel} />
      <Button className={styles.again} disabled={isSaving} onClick={() => onSave(true)}>
        {t('record.create.again')}
      </Button>
      {back ?? <Button onClick={onCancel}>{t('action.cancel')}</Button>}
      <Button variant="primary" loading={isSaving} onClick={() => onSave(false)}>
        {t('action.save')}
        <Kbd keys="mod+enter" />
      </Button>
    </>
  );
}

function refusalAt({ problems }: RuleAnswer, name: string): Label | undefined {
  return problems.find(({ code, field }) => code === 'refused' && field === name)?.params?.message as Label | undefined;
}

/** Stands inside the form's layer, so that the keys belong to the form on top. */
function SaveKeys({ onSave }: { onSave: Save }) {
  useShortcut('mod+enter', () => onSave(false), { label: 'action.save' });
  useShortcut('mod+shift+enter', () => onSave(true), { label: 'record.create.again' });
  return null;
}
