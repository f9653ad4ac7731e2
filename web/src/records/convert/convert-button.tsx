import { Suspense, useState } from 'react';
import { isSame } from '../../base/is-same.ts';
import { loadLater } from '../../base/load-later.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { isEditable, type OpenRecord } from '../record/open-record.ts';

const ConvertDialog = loadLater(() => import('./convert-dialog.tsx'), 'ConvertDialog');

/** Offers to turn a record into others, until that has been done. */
export function ConvertButton({ open }: { open: OpenRecord }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { object, record } = open;
  const sets = Object.entries(object.conversion?.sets ?? {}).filter(([, value]) => typeof value !== 'object');
  const isDone = sets.some(([name, value]) => isSame(record[name], value));
  const canConvert = object.conversion !== undefined && !isDone && sets.every(([name]) => isEditable(object, name));
  return (
    <>
      {canConvert && (
        <Button variant="primary" icon={<Icon name="arrows-exchange" />} onClick={() => setOpen(true)}>
          {t('record.convert')}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <ConvertDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
