import { Suspense } from 'react';
import { loadLater } from '../../base/load-later.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { offeredOptions } from '../../fields/offered-options.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { withoutConverted } from '../convert/leads-to-conversion.ts';
import { SectionText } from '../properties/section-text-later.ts';
import styles from './create-form.module.css';
import { FormActions, FormKeys } from './form-actions.tsx';
import { FormField } from './form-field.tsx';
import { RuleWords } from './rule-words.tsx';
import { SimilarRecords } from './similar-records.tsx';
import { StepBar } from './step-bar.tsx';
import { useCreateForm } from './use-create-form.ts';
import type { CreateFormProps } from './use-new-record.ts';

const TypeChoice = loadLater(() => import('./type-choice.tsx'), 'TypeChoice');

/**
 * The few fields that make a record, the rest one click away; a long form goes step by step. Warns of likely doubles. ⌘Enter goes on or saves, ⌘⇧Enter
 * goes on with the next record.
 */
export function CreateForm(props: CreateFormProps) {
  const { object, before } = props;
  const t = useText();
  const inline = useInlineLabel();
  const label = useLabel();
  const form = useCreateForm(props);
  const { at, step, isLast, go, save, next, leave, rules, round, problems, cells } = form;
  const asked = typeToAsk(props, form);
  const draw = (name: string) => (
    <FormField
      key={`${name}${round}`}
      field={withoutConverted(object, name, rules.field(name))}
      name={name}
      isLocked={rules.isLocked(name)}
      value={form.shown[name]}
      onChange={(value) => form.change(name, value)}
      cells={problems[name] === undefined ? undefined : cells[name]}
      problem={form.problemOf(name)}
    />
  );
  return (
    <Drawer
      open
      onClose={leave}
      title={t(before ? 'record.create.edit' : 'record.create.title', { object: inline(object.label) })}
      footer={
        !asked && (
          <FormActions
            object={object.name}
            isSaving={form.isSaving}
            isEdit={before !== undefined}
            onSave={save}
            onCancel={leave}
            onBack={step && at > 0 ? () => go(at - 1) : undefined}
            onNext={isLast ? undefined : next}
          />
        )
      }
    >
      <FormKeys onSave={(goOn) => (asked ? undefined : isLast ? void save(goOn) : next())} />
      {asked && (
        <Suspense>
          <TypeChoice field={asked} value={form.type} onChoose={form.takeType} />
        </Suspense>
      )}
      <div ref={form.body} className={styles.fields} data-hidden={asked !== undefined || undefined}>
        {step && <StepBar {...form} onGo={go} />}
        {form.texts.map(({ id, text }) => (
          <Suspense key={id}>
            <SectionText text={label(text)} />
          </Suspense>
        ))}
        {form.first.map(draw)}
        {!before && <SimilarRecords object={object} values={form.values} />}
        {form.more.length > 0 && <MoreButton isOpen={form.showsMore} count={form.more.length} onOpen={form.setShowsMore} />}
        {form.showsMore && form.more.map(draw)}
        <RuleWords rules={rules} isTouched={form.chosen.length > 0 && form.refusedOfAll.length === 0} isDrawn={form.isDrawn} />
        {form.refusedOfAll.length > 0 && <Refusal words={form.refusedOfAll.join(' ')} />}
      </div>
    </Drawer>
  );
}

/** The type of a new record, while nobody has said it, and it is theirs to say and there is one to say. */
function typeToAsk(
  { object: { recordType: name }, before }: CreateFormProps,
  { rules, chosen, canAsk }: ReturnType<typeof useCreateForm>,
) {
  const field = name !== undefined && !before && !chosen.includes(name) && canAsk(name) ? rules.field(name) : undefined;
  return field && offeredOptions(field).length > 0 ? field : undefined;
}

function MoreButton({ isOpen, count, onOpen }: { isOpen: boolean; count: number; onOpen: (next: boolean) => void }) {
  const t = useText();
  return (
    <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
      {t('record.create.more', { count })}
    </button>
  );
}
