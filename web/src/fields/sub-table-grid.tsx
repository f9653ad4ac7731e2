import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FieldModel } from '../../../metadata/wire.ts';
import { readBlock } from '../base/tab-separated.ts';
import { useMe } from '../base/use-me.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useLocale, useText } from '../base/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { EditorProps } from './field-widget.ts';
import { fieldWidget } from './index.ts';
import { readCells } from './read-cells.ts';
import styles from './sub-table-grid.module.css';
import { useRowColumns } from './use-row-columns.ts';

type Row = Record<string, unknown>;
/**
 * Rows as in a spreadsheet: Tab goes on, Enter goes down and makes a row at the end, and a block that is pasted fills cells from where the cursor
 * is.
 */
export function SubTableGrid({ field, value, onChange, id, cells }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const objects = useModel().objects;
  const columns = useRowColumns(field);
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const keys = useKeys(rows.length);
  const frame = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState<{ row: number; column: number }>();
  const [missing, setMissing] = useState<string[]>([]);
  const context = useReading();
  useEffect(() => {
    if (target) cellInput(frame.current, target)?.focus();
  }, [target]);

  const defaults = () =>
    Object.fromEntries(
      columns.flatMap(({ name, field: { default: given } }) =>
        given === undefined || isWorkedOut(given) ? [] : [[name, given]],
      ),
    );
  const change = (at: number, name: string, next: unknown) => onChange(rows.with(at, { ...rows[at], [name]: next }));
  const add = () => {
    onChange([...rows, defaults()]);
    setTarget({ row: rows.length, column: 0 });
  };
  const remove = (at: number) => {
    keys.remove(at);
    const left = rows.toSpliced(at, 1);
    onChange(left.length > 0 ? left : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing || !place) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (place.row === rows.length - 1) onChange([...rows, defaults()]);
    setTarget({ row: place.row + 1, column: place.column });
  };
  const onPaste = async (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    const place = placeOf(event.target) ?? (rows.length === 0 ? { row: 0, column: 0 } : undefined);
    if (!place || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const block = readBlock(text);
    const filled = columns.slice(place.column, place.column + (block[0]?.length ?? 0));
    const { values, notFound } = await readCells(block, filled, { ...context, objects });
    setMissing(notFound);
    const next = [...rows];
    for (const [at, read] of values.entries()) next[place.row + at] = { ...(rows[place.row + at] ?? defaults()), ...read };
    onChange(next);
  };
  const named = (column: FieldModel, row: number): FieldModel => {
    const place = t('fields.rowOf', { row: row + 1 });
    return { ...column, label: { zh: `${column.label.zh} ${place}`, en: `${column.label.en} ${place}` } };
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the editors inside pass through here
    <div ref={frame} id={id} className={styles.frame} onKeyDown={onKeyDown} onPaste={(event) => void onPaste(event)}>
      {rows.length > 0 && (
        <div className={styles.scroll}>
          <table aria-label={label(field.label)}>
            <thead>
              <tr>
                {columns.map(({ name, field: column }) => (
                  <th key={name} scope="col">
                    {label(column.label)}
                    {column.required && <span className={styles.required}>*</span>}
                  </th>
                ))}
                <th className={styles.narrow} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={keys.list[at]}>
                  {columns.map(({ name, field: column }, index) => {
                    const { Editor, width } = fieldWidget(column);
                    const wrong = cells?.[`${at}.${name}`];
                    return (
                      <td
                        key={name}
                        data-cell={`${at}.${index}`}
                        data-label={column.required ? `${label(column.label)} *` : label(column.label)}
                        data-wrong={wrong !== undefined || undefined}
                        title={wrong}
                        style={{ minWidth: width }}
                      >
                        {Editor && (
                          <Editor
                            field={named(column, at)}
                            value={row[name] ?? null}
                            onChange={(next) => change(at, name, next)}
                            invalid={wrong}
                          />
                        )}
                      </td>
                    );
                  })}
                  <td className={styles.narrow}>
                    <IconButton
                      size="sm"
                      icon={<Icon name="trash" />}
                      label={t('fields.removeRow', { row: at + 1 })}
                      onClick={() => remove(at)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.foot}>
        <Button size="sm" icon={<Icon name="plus" />} onClick={add}>
          {t('fields.addRow')}
        </Button>
        <span className={styles.note}>{t('fields.pasteRows')}</span>
      </div>
      {missing.length > 0 && (
        <p className={styles.problem} role="alert">
          {t('fields.notRead', { texts: missing.slice(0, 5).join(t('list.separator')) })}
        </p>
      )}
    </div>
  );
}

/** Rows have no names of their own until they are saved. */
function useKeys(count: number) {
  const next = useRef(0);
  const list = useRef<number[]>([]);
  while (list.current.length < count) list.current.push(next.current++);
  list.current.length = count;
  return { list: list.current, remove: (at: number) => list.current.splice(at, 1) };
}

function useReading() {
  const { currency, region } = useModel();
  const { timeZone } = useMe();
  const locale = useLocale();
  return { locale, timeZone, currency, region };
}

/** What the server works out when the row is saved: who writes, and the day. */
function isWorkedOut(given: unknown): boolean {
  return typeof given === 'object' && given !== null && ('me' in given || 'today' in given);
}

function placeOf(target: EventTarget): { row: number; column: number } | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined;
  const [row, column] = cell?.split('.').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

function cellInput(frame: HTMLElement | null, { row, column }: { row: number; column: number }): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-cell="${row}.${column}"] :is(input, select, textarea, button)`) ?? null;
}
