import { useQueryClient } from '@tanstack/react-query';
import { tellChange } from '../../base/last-change.ts';
import { paths } from '../../base/paths.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { deleteRecord, restoreRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useInlineLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem } from '../../ui/menu.tsx';
import { useGo } from '../../ui/use-go.ts';
import { copyValues } from '../create/copy-values.ts';
import { recordTitle } from '../model/record-title.ts';
import type { OpenRecord } from './open-record.ts';

/** What else can be done with a record. */
export function RecordMenu({ open: { object, record } }: { open: OpenRecord }) {
  const t = useText();
  const inline = useInlineLabel();
  const go = useGo();
  const client = useQueryClient();
  const title = recordTitle(object, record);
  const address = paths.record(object.name, record.id);

  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.records(object.name) });
  const restore = () =>
    restoreRecord(object.name, record.id)
      .then(refresh)
      .then(() => go(address), toast.problem);
  const remove = async () => {
    try {
      await deleteRecord(object.name, record.id);
      await go(paths.list(object.name));
      refresh();
      tellChange({ tone: 'plain', message: t('record.deleted', { title }), undo: restore });
    } catch (error) {
      toast.problem(error);
    }
  };
  const copyLink = () =>
    navigator.clipboard?.writeText(new URL(address, location.origin).href).then(() => toast.plain(t('record.linkCopied')));
  return (
    <Menu position="bottom-end" trigger={<IconButton icon={<Icon name="dots" />} label={t('action.more')} />}>
      <MenuItem icon="link" onSelect={copyLink}>
        {t('record.copyLink')}
      </MenuItem>
      {object.access.create && (
        <MenuItem icon="copy" onSelect={() => openQuickCreate({ object: object.name, values: copyValues(object, record) })}>
          {t('record.duplicate')}
        </MenuItem>
      )}
      {object.access.delete && (
        <>
          <MenuDivider />
          <MenuItem icon="trash" danger onSelect={remove}>
            {t('record.delete', { object: inline(object.label) })}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
