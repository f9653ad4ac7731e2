import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
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
import { useInlineLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { layoutOf } from '../model/layout-of.ts';
import styles from './create-form.module.css';
import { FormField } from './form-field.tsx';
import { formFields, missingFields, startValues } from './form-fields.ts';
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
  const { first, more } = formFields(object, layoutOf(useModel(), object));
  const start = () => ({ ...startValues(object, { me, today: today() }), ...request.values });
  const [values, setValues] = useState<Record<string, unknown>>({ ...start(), ...request.draft });
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [showsMore, setShowsMore] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [round, setRound] = useState(0);
  const key = useRef(newIdempotencyKey());
  const body = useRef<HTMLDivElement>(null);

  const change = (name: string, value: unknown) => {
    // Another value may be another record: only the very same form may be sent twice.
    key.current = newIdempotencyKey();
    setValues((now) => keepOffered(object, { ...now, [name]: value }));
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
    const missing = missingFields(object, values);
    if (missing.length > 0) return showProblems(Object.fromEntries(missing.map((name) => [name, t('record.create.required')])));
    setSaving(true);
    try {
      const filled = filledIn(values);
      const record = await createRecord(object.name, filled, key.current);
      client.invalidateQueries({ queryKey: queryKeys.records(object.name) });
      onCreated(record, filled);
      key.current = newIdempotencyKey();
      if (!goOn) return onClose();
      setValues(start());
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
      object={object}
      name={name}
      values={values}
      onChange={(value) => change(name, value)}
      problem={problems[name]}
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
        {first.map(draw)}
        <SimilarRecords object={object} values={values} />
        {more.length > 0 && (
          <button type="button" className={styles.more} aria-expanded={showsMore} onClick={() => setShowsMore(!showsMore)}>
            <Icon name={showsMore ? 'chevron-down' : 'chevron-right'} />
            {t('record.create.more', { count: more.length })}
          </button>
        )}
        {showsMore && more.map(draw)}
      </div>
    </Drawer>
  );
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
