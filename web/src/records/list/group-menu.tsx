import { dateBuckets } from '../../../../metadata/query.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { pathLabel } from '../../fields/find-field.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuDivider, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { groupableFields, groupBy } from './group-by.ts';
import type { List } from './use-list.ts';

/** What the rows are gathered under, and how long the periods of a date are. */
export function GroupMenu({ list }: { list: List }) {
  const t = useText();
  const label = useLabel();
  const { object, group } = list;
  const offered = groupableFields(object);
  return (
    <Menu
      width={220}
      position="bottom-end"
      trigger={
        <Button size="sm" variant="ghost" icon={<Icon name="list-details" />}>
          {group ? t('list.groupedBy', { field: pathLabel(group, label) }) : t('list.group')}
        </Button>
      }
    >
      {group?.bucket && (
        <>
          <MenuLabel>{t('list.periods')}</MenuLabel>
          {dateBuckets.map((bucket) => (
            <MenuItem key={bucket} checked={group.bucket === bucket} onSelect={() => list.change({ bucket })}>
              {t(`list.bucket.${bucket}`)}
            </MenuItem>
          ))}
          <MenuDivider />
        </>
      )}
      <MenuItem checked={!group} onSelect={() => list.change({ group: '' })}>
        {t('list.noGroup')}
      </MenuItem>
      {offered.map(([name, field]) => (
        <MenuItem key={name} checked={group?.path === name} onSelect={() => list.change(groupBy(name, field))}>
          {label(field.label)}
        </MenuItem>
      ))}
    </Menu>
  );
}
