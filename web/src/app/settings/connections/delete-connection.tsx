import type { ConnectionLine } from '../../../../../metadata/api/connections.ts';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { toast } from '../../../base/toast.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { DeleteModal } from '../../../ui/delete-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { refreshConnections } from './connections.ts';

export function DeleteConnection({ connection, onClose }: { connection: ConnectionLine; onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const name = label(connection.body.label);

  async function remove() {
    await api.delete(`/connections/${connection.name}`);
    await refreshConnections();
    toast.success(t('connections.deleted', { name }));
    onClose();
    go(paths.settings('connectors'));
  }

  return (
    <DeleteModal
      title={t('connections.delete', { name })}
      help={t('connections.deleteHelp')}
      onDelete={remove}
      onClose={onClose}
    />
  );
}
