import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ConnectionLine } from '../../../../../metadata/api/connections.ts';
import { api } from '../../../base/api.ts';
import { toast } from '../../../base/toast.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import styles from '../settings-page.module.css';
import { SettingsSection } from '../settings-page.tsx';
import { CallList } from './call-list.tsx';
import { ConnectionEditor } from './connection-editor.tsx';
import { newDraft, refreshConnections, useConnections, useConnectors } from './connections.ts';
import { DeleteConnection } from './delete-connection.tsx';
import { testConnection } from './test-connection.ts';

/** A connection that is being set up. */
export function NewConnectionPage() {
  const { connector: name } = useParams({ strict: false });
  const { data } = useConnectors();
  if (!data) return <SkeletonRows />;
  const connector = data.find((each) => each.name === name);
  return connector ? <ConnectionEditor key={name} connector={connector} draft={newDraft(connector)} /> : <NotFoundPage />;
}

/** One connection: its settings, what it sends, and what became of it. */
export function ConnectionPage() {
  const { name } = useParams({ strict: false });
  const connectors = useConnectors().data;
  const connections = useConnections().data;
  if (!connectors || !connections) return <SkeletonRows />;
  const connection = connections.find((each) => each.name === name);
  const connector = connectors.find((each) => each.name === connection?.body.connector);
  if (!connection || !connector) return <NotFoundPage />;
  return (
    <ConnectionEditor
      key={connection.name}
      connector={connector}
      connection={connection}
      draft={{ body: connection.body, secrets: {} }}
      actions={<Actions connection={connection} />}
    >
      <Calls connection={connection} actions={connector.actions} />
    </ConnectionEditor>
  );
}

function Actions({ connection }: { connection: ConnectionLine }) {
  const t = useText();
  const label = useLabel();
  const [leaving, setLeaving] = useState(false);
  const [busy, setBusy] = useState(false);
  const test = () => {
    setBusy(true);
    testConnection(connection.name, label).finally(() => setBusy(false));
  };
  return (
    <>
      <IconButton icon={<Icon name="trash" />} label={t('action.delete')} onClick={() => setLeaving(true)} />
      <Button icon={<Icon name="bolt" />} loading={busy} onClick={test}>
        {t('connections.test')}
      </Button>
      {leaving && <DeleteConnection connection={connection} onClose={() => setLeaving(false)} />}
    </>
  );
}

function Calls({ connection, actions }: { connection: ConnectionLine; actions: Parameters<typeof CallList>[0]['actions'] }) {
  const t = useText();
  const { waiting, failed } = connection;
  const help = waiting + failed > 0 ? t('connections.callsOpen', { waiting, failed }) : t('connections.callsHelp');
  return (
    <SettingsSection title={t('connections.calls')} help={help}>
      {failed > 1 && (
        <div className={styles.row}>
          <Button icon={<Icon name="refresh" />} onClick={() => resendFailed(connection.name)}>
            {t('connections.resendAll', { count: failed })}
          </Button>
        </div>
      )}
      <CallList name={connection.name} actions={actions} />
    </SettingsSection>
  );
}

function resendFailed(name: string): void {
  api.post(`/connections/${name}/resend`).then(refreshConnections, toast.problem);
}
