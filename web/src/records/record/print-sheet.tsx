import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { toast } from '../../base/toast.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { findField, pathLabel } from '../../fields/find-field.ts';
import { useRulesSoon } from '../../fields/rules/use-rules.ts';
import { recordTitle } from '../model/record-title.ts';
import type { OpenRecord } from './open-record.ts';
import { Paper } from './paper.tsx';
import { PrintRows } from './print-rows.tsx';
import styles from './print-sheet.module.css';
import { type PaperRows, readPaperRows } from './rows-on-paper.ts';

type Props = { open: OpenRecord; onDone: () => void };

/** Asks the server for what may be on paper, and prints it: the sections of the page with what they hold, and who printed it when. */
export function PrintSheet({ open, onDone }: Props) {
  const { object, layout, record } = open;
  const model = useModel();
  const paths = [...new Set([object.title, ...layout.sections.flatMap(({ fields }) => fields)])];
  const { data, error } = useQuery({
    queryKey: ['print', object.name, record.id],
    queryFn: async ({ signal }) => {
      const printed = await api.post(`/records/${object.name}/${record.id}/print`, { select: paths });
      return { record: printed, tables: await readPaperRows(model, open, signal) };
    },
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY, retry: false },
  });
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (!error) return;
    toast.problem(error);
    done();
  }, [error]);
  return data ? <Sheet open={open} {...data} onDone={onDone} /> : null;
}

type Printed = { record: WireRecord; tables: PaperRows[] };

function Sheet({ open: { object, layout }, record, tables, onDone }: Props & Printed) {
  const label = useLabel();
  const rules = useRulesSoon(object)({ values: record, before: record });
  return (
    <Paper kind={label(object.label)} title={recordTitle(object, record)} onDone={onDone}>
      {layout.sections.map(({ id, label: name, fields }) => (
        <Fields
          key={id}
          object={object.name}
          title={label(name)}
          fields={fields.filter((path) => rules.shows(path) && !tables.some(({ name: table }) => table === path))}
          record={record}
        />
      ))}
      {tables.map((table) => rules.shows(table.name) && <PrintRows key={table.name} {...table} />)}
    </Paper>
  );
}

type FieldsProps = { object: string; title: string; fields: readonly string[]; record: WireRecord };

/** What is blank takes no paper. */
function Fields({ object, title, fields, record }: FieldsProps) {
  const label = useLabel();
  const model = useModel();
  const shown = fields.flatMap((path) => {
    const found = isBlank(record[path]) ? undefined : findField(model, object, path);
    return found ? [{ path, name: pathLabel(found, label), field: found.field }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <dl className={styles.fields}>
        {shown.map(({ path, name, field }) => (
          <div key={path}>
            <dt>{name}</dt>
            <dd>
              <FieldValue field={field} value={record[path]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
