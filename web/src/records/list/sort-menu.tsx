import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import type { List } from './use-list.ts';

/** The order of the records where there are no heads to press: a second touch turns it round. */
export function SortMenu({ list }: { list: List }) {
  const t = useText();
  const [first] = list.shown.sort ?? [];
  const direction = first?.direction ?? 'asc';
  const column = list.columns.find(({ path }) => path === first?.field);
  const turn = (path: string) =>
    list.change({ sort: [{ field: path, direction: path === first?.field && direction === 'asc' ? 'desc' : 'asc' }] });
  return (
    <Menu
      width={220}
      trigger={
        <Button size="sm" variant="ghost" icon={<Icon name={direction === 'desc' ? 'arrow-down' : 'arrow-up'} />}>
          {column ? t('list.sortedBy', { field: column.label }) : t('list.sort')}
        </Button>
      }
    >
      {list.columns
        .filter(({ field }) => field.sortable)
        .map(({ path, label }) => (
          <MenuItem key={path} icon={sortIcon(path === first?.field, direction)} onSelect={() => turn(path)}>
            {label}
          </MenuItem>
        ))}
    </Menu>
  );
}

function sortIcon(isFirst: boolean, direction: 'asc' | 'desc'): string | undefined {
  if (!isFirst) return undefined;
  return direction === 'asc' ? 'arrow-up' : 'arrow-down';
}
