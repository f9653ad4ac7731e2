import { useState } from 'react';
import type { ConnectionLine } from '../../../../../metadata/api/connections.ts';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { toast } from '../../../base/toast.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Link } from '../../../ui/link.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Time } from '../../../ui/time.tsx';
import { useGo } from '../../../ui/use-go.ts';
import styles from '../settings-page.module.css';
import { SettingsPage } from '../settings-page.tsx';
import { ConnectionHealth } from './connection-health.tsx';
import { refreshConnections, useConnections, useConnectors } from './connections.ts';
import { DeleteConnection } from './delete-connection.tsx';
import { testConnection } from './test-connection.ts';

/** Outside systems that this workspace is connected to, and how they fare. */
export function ConnectionsPage() {
  const t = useText();
  const { data } = useConnections();
  const [leaving, setLeaving] = useState<ConnectionLine>();
  return (
    <SettingsPage title={t('settings.connectors')} intro={t('connections.intro')} actions={<AddMenu />}>
      {!data && <SkeletonRows count={3} />}
      {data?.length === 0 && <EmptyState icon="plug" title={t('connections.none')} help={t('connections.noneHelp')} />}
      <table className={styles.table}>
        <tbody>
          {data?.map((connection) => (
            <Connection key={connection.name} connection={connection} onDelete={() => setLeaving(connection)} />
          ))}
        </tbody>
      </table>
      {leaving && <DeleteConnection connection={leaving} onClose={() => setLeaving(undefined)} />}
    </SettingsPage>
  );
}

function AddMenu() {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const { data = [] } = useConnectors();
  return (
    <Menu
      position="bottom-end"
      width={300}
      trigger={
        <Button variant="primary" icon={<Icon name="plus" />}>
          {t('connections.add')}
        </Button>
      }
    >
      {data.map((connector) => (
        <MenuItem
          key={connector.name}
          icon={connector.icon}
          onSelect={() => go(paths.settings(`connectors/new/${connector.name}`))}
        >
          <span className={styles.offer}>
            {label(connector.label)}
            <small className={styles.below}>{label(connector.description)}</small>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}

type LineProps = { connection: ConnectionLine; onDelete: () => void };

function Connection({ connection, onDelete }: LineProps) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const { name, body, lastDone } = connection;
  const connector = useConnectors().data?.find((each) => each.name === body.connector);
  const page = paths.settings(`connectors/${name}`);
  const isOn = body.active !== false;
  const turn = () =>
    api.put(`/connections/${name}`, { body: { ...body, active: !isOn } }).then(refreshConnections, toast.problem);
  return (
    <tr>
      <td>
        <span className={styles.person}>
          <Icon name={connector?.icon ?? 'plug'} />
          <span>
            <Link to={page}>{label(body.label)}</Link>
            <small>
              {label(connector?.label)}
              {lastDone && (
                <>
                  {' · '}
                  {t('connections.lastDone')} <Time at={lastDone} />
                </>
              )}
            </small>
          </span>
        </span>
      </td>
      <td>
        <ConnectionHealth connection={connection} />
      </td>
      <td>
        <Menu position="bottom-end" trigger={<IconButton size="sm" icon={<Icon name="dots" />} label={t('action.more')} />}>
          <MenuItem icon="pencil" onSelect={() => go(page)}>
            {t('action.edit')}
          </MenuItem>
          <MenuItem icon="bolt" onSelect={() => testConnection(name, label)}>
            {t('connections.test')}
          </MenuItem>
          <MenuItem icon={isOn ? 'eye-off' : 'eye'} onSelect={turn}>
            {t(isOn ? 'connections.turnOff' : 'connections.turnOn')}
          </MenuItem>
          <MenuItem icon="trash" danger onSelect={onDelete}>
            {t('action.delete')}
          </MenuItem>
        </Menu>
      </td>
    </tr>
  );
}
