import { Suspense, useState } from 'react';
import { loadLater } from '../../base/load-later.ts';
import { paths } from '../../base/paths.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { useInlineLabel, useText } from '../../base/use-text.ts';
import { CustomiseItem } from '../../ui/customise.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem } from '../../ui/menu.tsx';
import { useGo } from '../../ui/use-go.ts';
import { copyValues } from '../create/copy-values.ts';
import { useCopyLink } from '../model/use-copy-link.ts';
import { useRemoveRecord } from '../model/use-remove-record.ts';
import type { OpenRecord } from './open-record.ts';

const RecordRuns = loadLater(() => import('../runs/record-runs.tsx'), 'RecordRuns');
/** Comes with the first press. */
const printInto = async (open: OpenRecord, document: string) => (await import('./print-into.ts')).printInto(open, document);

const PrintSheet = loadLater(() => import('./print-sheet.tsx'), 'PrintSheet');

/** What else can be done with a record. */
export function RecordMenu({ open }: { open: OpenRecord }) {
  const { object, record } = open;
  const t = useText();
  const inline = useInlineLabel();
  const go = useGo();
  const copyLink = useCopyLink();
  const remove = useRemoveRecord(object);
  const [isPrinting, setPrinting] = useState(false);
  const [showsRuns, setShowsRuns] = useState(false);
  const address = paths.record(object.name, record.id);

  return (
    <>
      <Menu position="bottom-end" trigger={<IconButton icon={<Icon name="dots" />} label={t('action.more')} />}>
        <MenuItem icon="link" onSelect={() => copyLink(address)}>
          {t('record.copyLink')}
        </MenuItem>
        {object.access.edit && (
          <MenuItem
            icon="forms"
            onSelect={() => openQuickCreate({ object: object.name, edits: { id: record.id, version: record.version } })}
          >
            {t('record.edit.inForm')}
          </MenuItem>
        )}
        {object.access.create && (
          <MenuItem icon="copy" onSelect={() => openQuickCreate({ object: object.name, values: copyValues(object, record) })}>
            {t('record.duplicate')}
          </MenuItem>
        )}
        {object.access.print && (
          <MenuItem icon="file-text" onSelect={() => setPrinting(true)}>
            {t('record.print')}
          </MenuItem>
        )}
        {Object.entries(object.documents ?? {}).map(([name, { label }]) => (
          <MenuItem key={name} icon="file-text" onSelect={() => void printInto(open, name)}>
            {t('record.printInto', { document: inline(label) })}
          </MenuItem>
        ))}
        <MenuItem icon="bolt" onSelect={() => setShowsRuns(true)}>
          {t('record.processes')}
        </MenuItem>
        <CustomiseItem place={{ kind: 'layout', name: object.name, of: object.name }} what="page" />
        {object.access.delete && (
          <>
            <MenuDivider />
            <MenuItem
              icon="trash"
              danger
              onSelect={() => remove(record, { leave: () => go(paths.list(object.name)), comeBack: () => go(address) })}
            >
              {t('record.delete', { object: inline(object.label) })}
            </MenuItem>
          </>
        )}
      </Menu>
      {showsRuns && (
        <Suspense>
          <RecordRuns object={object.name} id={record.id} onClose={() => setShowsRuns(false)} />
        </Suspense>
      )}
      {isPrinting && (
        <Suspense>
          <PrintSheet open={open} onDone={() => setPrinting(false)} />
        </Suspense>
      )}
    </>
  );
}
