import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { newIdempotencyKey } from '../../base/api.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { isSame } from '../../base/is-same.ts';
import { firstField } from '../../base/layer-focus.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { openQuickCreate, type QuickCreateRequest } from '../../base/quick-create.ts';
import { createRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';
import { useRules } from '../../fields/rules/use-rules.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { withoutConverted } from '../convert/leads-to-conversion.ts';
import { layoutOf } from '../model/layout-of.ts';
import styles from './create-form.module.css';
import { FormField } from './form-field.tsx';
import { formFields, startValues } from './form-fields.ts';
import { keepOffered } from './keep-offered.ts';
import { SimilarRecords } from './similar-records.tsx';

type Props = {
  object: ObjectModel;
  request: QuickCreateRequest;
  onClose: () => void;
  onCreated: (record: WireRecord, values: Record<string, unknown>) => void;
};

/** The few fields that make a record, the rest one click away; warns of likely doubles. ⌘Enter saves, ⌘⇧Enter goes on with the next. */
export function CreateForm({ object, request, onClose, onCreated }: Props) {
  const t = useText();
  const inline = useInlineLabel();
  const client = useQueryClient();
  const me = useMe().user;
  const { today } = useFormat();
  const label = useLabel();
  const ask = useRules(object);
  const layout = layoutOf(useModel(), object);
  const start = () => ({ ...startValues(object, { me, today: today() }), ...request.values });
  const [values, setValues] = useState<Record<string, unknown>>({ ...start(), ...request.draft });
  // What the user chose stays as it is, whatever rules would set.
  const [chosen, setChosen] = useState<readonly string[]>(() => Object.keys({ ...request.values, ...request.draft }));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [showsMore, setShowsMore] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [round, setRound] = useState(0);
  const rules = ask({ values, given: chosen });
  const shown = { ...values, ...rules.sets };
  const isShown = (name: string) => rules.shows(name);
  const { first, more } = formFields(object, layout, (name) => rules.field(name)?.required === true);
  const key = useRef(newIdempotencyKey());
  const body = useRef<HTMLDivElement>(null);

  const change = (name: string, value: unknown) => {
    // Another value may be another record: only the very same form may be sent twice.
    key.current = newIdempotencyKey();
    const given = [...new Set([...chosen, name])];
    setChosen(given);
    setValues((now) => keepOffered(ask, { ...now, [name]: value }, given));
    setProblems(({ [name]: _, ...rest }) => rest);
  };
  /** What was filled in is not lost by a slip of Esc: it can be gone on with for a while. */
  const leave = () => {
    if (!isSame(filledIn(values), filledIn(start()))) {
      const goOn = () => openQuickCreate({ ...request, draft: values });
      toast.plain(t('record.create.left', { object: inline(object.label) }), { label: t('record.create.goOn'), run: goOn });
    }
    onClose();
  };
  const showProblems = (found: Record<string, string>) => {
    setProblems(found);
    const [field] = Object.keys(found);
    if (Object.keys(found).some((name) => more.includes(name))) setShowsMore(true);
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea)`)?.focus(),
    );
  };
  const save = async (goOn: boolean) => {
    if (isSaving) return;
    const missing = rules.asked.filter((name) => object.fields[name]?.default === undefined);
    if (missing.length > 0) return showProblems(Object.fromEntries(missing.map((name) => [name, t('record.create.required')])));
    setSaving(true);
    try {
      const filled = filledIn(toSend(values, rules));
      const record = await createRecord(object.name, filled, key.current);
      client.invalidateQueries({ queryKey: queryKeys.records(object.name) });
      onCreated(record, filled);
      key.current = newIdempotencyKey();
      if (!goOn) return onClose();
      setValues(start());
      setChosen(Object.keys(request.values ?? {}));
      setProblems({});
      setRound(round + 1);
    } catch (error) {
      const found = error instanceof ApiProblem ? error.fields : {};
      if (Object.keys(found).some((name) => name in object.fields)) showProblems(found);
      else toast.problem(error);
    } finally {
      setSaving(false);
    }
  };
  useLayoutEffect(() => {
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
      problem={problems[name] ?? (chosen.includes(name) ? label(refusalAt(rules, name)) : undefined)}
    />
  );
  const footer = (
    <>
      <Button className={styles.again} disabled={isSaving} onClick={() => save(true)}>
        {t('record.create.again')}
      </Button>
      <Button onClick={leave}>{t('action.cancel')}</Button>
      <Button variant="primary" loading={isSaving} onClick={() => save(false)}>
        {t('action.save')}
        <Kbd keys="mod+enter" />
      </Button>
    </>
  );
  return (
    <Drawer open onClose={leave} title={t('record.create.title', { object: inline(object.label) })} footer={footer}>
      <SaveKeys onSave={save} />
      <div ref={body} className={styles.fields}>
        {first.filter(isShown).map(draw)}
        <SimilarRecords object={object} values={values} />
        {more.some(isShown) && (
          <button type="button" className={styles.more} aria-expanded={showsMore} onClick={() => setShowsMore(!showsMore)}>
            <Icon name={showsMore ? 'chevron-down' : 'chevron-right'} />
            {t('record.create.more', { count: more.filter(isShown).length })}
          </button>
        )}
        {showsMore && more.filter(isShown).map(draw)}
        {rules.warnings.length > 0 && (
          <ul className={styles.warnings} role="status">
            {rules.warnings.map(({ params }) => (
              <li key={String(params?.rule)}>
                <Icon name="alert-triangle" />
                {label(params?.message as Label)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Drawer>
  );
}

/** What the user entered: a rule's own values are set by the server, and what is hidden or locked is nobody's to give. */
function toSend(values: Record<string, unknown>, { sets, shows, isLocked }: RuleAnswer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !(name in sets) && shows(name) && !isLocked(name)));
}

function refusalAt({ problems }: RuleAnswer, name: string): Label | undefined {
  return problems.find(({ code, field }) => code === 'refused' && field === name)?.params?.message as Label | undefined;
}

function filledIn(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}

/** Stands inside the form's layer, so that the keys belong to the form on top. */
function SaveKeys({ onSave }: { onSave: (goOn: boolean) => void }) {
  useShortcut('mod+enter', () => onSave(false), { label: 'action.save' });
  useShortcut('mod+shift+enter', () => onSave(true), { label: 'record.create.again' });
  return null;
}
