import { useState } from 'react';
import type { ConnectionLine } from '../../../../../metadata/connection-wire.ts';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { toast } from '../../../base/toast.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { refreshConnections } from './connections.ts';

/** Asks first: secrets that are deleted do not come back. */
export function DeleteModal({ connection, onClose }: { connection: ConnectionLine; onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const [busy, setBusy] = useState(false);
  const name = label(connection.body.label);

  async function remove() {
    setBusy(true);
    try {
      await api.delete(`/connections/${connection.name}`);
      await refreshConnections();
      toast.success(t('connections.deleted', { name }));
      onClose();
      go(paths.settings('connectors'));
    } catch (error) {
      setBusy(false);
      toast.problem(error);
    }
  }

  return (
    <Modal
      open
      onClose={onClose}
      title={t('connections.delete', { name })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" loading={busy} onClick={remove}>
            {t('action.delete')}
          </Button>
        </>
      }
    >
      <p>{t('connections.deleteHelp')}</p>
    </Modal>
  );
}
