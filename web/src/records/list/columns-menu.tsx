import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { FieldList } from './field-list.tsx';
import type { List } from './use-list.ts';

/** Ticks the fields that are columns; those of related records are one level down. */
export function ColumnsMenu({ list }: { list: List }) {
  const t = useText();
  const shown = list.columns.map(({ path, width }) => ({ field: path, width }));
  const toggle = (path: string) => {
    const rest = shown.filter(({ field }) => field !== path);
    list.change({ columns: rest.length < shown.length ? rest : [...shown, { field: path, width: undefined }] });
  };
  return (
    <Popover
      width={280}
      position="bottom-end"
      trigger={(toggle, open) => (
        <Button
          size="sm"
          variant="ghost"
          icon={<Icon name="columns-3" />}
          aria-label={t('list.columns')}
          title={t('list.columns')}
          aria-expanded={open}
          onClick={toggle}
        />
      )}
    >
      {() => (
        <FieldList object={list.object} ticked={shown.map(({ field }) => field)} onPick={toggle} fixed={list.object.title} />
      )}
    </Popover>
  );
}
