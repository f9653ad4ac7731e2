import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../base/api.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { isBlank } from '../../fields/field-value.tsx';
import { useRules } from '../../fields/rules/use-rules.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useRefusal } from '../../ui/refusal.tsx';
import { askedFields } from '../stages/asked-fields.ts';
import styles from './bulk-bar.module.css';
import type { BulkTarget } from './bulk-target.ts';
import { FieldChoice, ValueEditor } from './bulk-values.tsx';
import { useBulkChange } from './use-bulk-change.ts';
import type { List } from './use-list.ts';

type Props = {
  list: List;
  target: BulkTarget;
  action: 'update' | 'delete';
  /** The field to change; default: chosen here. */
  path?: string;
  onClose: () => void;
  onDone: () => void;
};

/** Says how many records a change is for and how many of them may be changed, before it is made. */
export function BulkDialog({ list, target, action, path, onClose, onDone }: Props) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data: dry } = useQuery({
    queryKey: queryKeys.records(list.object.name, 'bulk-count', action, target),
    queryFn: () => api.post(`/records/${list.object.name}/bulk-count`, { action, ...target }),
  });
  const { field, setField, value, setValue, more, setMore, asked, run, working, problem, refusal } = useBulkForm({
    ...{ list, target, action, path, onDone },
  });
  const number = format.number(dry?.allowed ?? 0);
  const isUpdate = action === 'update';
  const title = isUpdate
    ? t(path === 'owner' ? 'list.assign' : 'list.editField')
    : t('list.deleteTitle', { count: dry?.allowed ?? 0, number, objects: label(list.object.plural ?? list.object.label) });
  return (
    <Modal
      open
      onClose={onClose}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant={isUpdate ? 'primary' : 'danger'}
            loading={working}
            disabled={!dry?.allowed || (isUpdate && !field) || asked.some((name) => isBlank(more[name]))}
            onClick={run}
          >
            {isUpdate ? t('list.changeMany', { count: dry?.allowed ?? 0, number }) : title}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        {isUpdate && !path && <FieldChoice list={list} field={field} onChoose={setField} />}
        {isUpdate && field && <ValueEditor list={list} path={field} value={value} onChange={setValue} problem={problem} />}
        {asked.map((name) => (
          <ValueEditor
            key={name}
            list={list}
            path={name}
            value={more[name] ?? null}
            onChange={(given) => setMore((now) => ({ ...now, [name]: given }))}
          />
        ))}
        <p className={styles.dry} aria-live="polite">
          {dry ? <DryCount total={dry.total} allowed={dry.allowed} /> : t('state.loading')}
        </p>
        {!isUpdate && <p className={styles.dry}>{t('list.deleteHelp')}</p>}
        {refusal}
      </div>
    </Modal>
  );
}

/** Which field gets which value, what rules ask for besides, and the change itself. */
function useBulkForm({ list, target, action, path, onDone }: Omit<Props, 'onClose'>) {
  const change = useBulkChange(list.object.name);
  const [field, setField] = useState(path ?? '');
  const [value, setValue] = useState<unknown>(null);
  const [more, setMore] = useState<Record<string, unknown>>({});
  const ask = useRules(list.object);
  const asked = field ? askedFields(ask, { [field]: value }) : [];
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { refusal, tell } = useRefusal();
  const run = async () => {
    setWorking(true);
    setProblem(undefined);
    tell();
    try {
      await change(action === 'delete' ? { action } : { action, values: { ...pick(more, asked), [field]: value } }, target);
      onDone();
    } catch (error) {
      const message = error instanceof ApiProblem ? error.fields[field] : undefined;
      if (message) setProblem(message);
      else tell(error);
      setWorking(false);
    }
  };
  return { field, setField, value, setValue, more, setMore, asked, run, working, problem, refusal };
}

function pick(values: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

function DryCount({ total, allowed }: { total: number; allowed: number }) {
  const t = useText();
  const format = useFormat();
  const numbers = { count: allowed, number: format.number(allowed), others: format.number(total - allowed) };
  return <>{t(allowed < total ? 'list.dryCountSome' : 'list.dryCount', numbers)}</>;
}
