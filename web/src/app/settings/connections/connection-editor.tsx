import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ConnectionLine, ConnectorModel } from '../../../../../metadata/api/connections.ts';
import type { ConnectionBody } from '../../../../../metadata/define/connection.ts';
import { useMe } from '../../../base/use-me.ts';
import { useLabel, useLocale, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/form-input.tsx';
import styles from '../settings-page.module.css';
import { SettingsPage, SettingsSection } from '../settings-page.tsx';
import { ConnectionHealth, isFailing } from './connection-health.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import type { ConnectionDraft } from './connections.ts';
import { SendList } from './send-list.tsx';
import { useConnectionForm } from './use-connection-form.ts';

type Props = {
  connector: ConnectorModel;
  /** Absent while it is being set up. */
  connection?: ConnectionLine;
  draft: ConnectionDraft;
  actions?: ReactNode;
  children?: ReactNode;
};

/** The form of a connection. What is wrong stands beside the field that it is about. */
export function ConnectionEditor({ connector, connection, draft: given, actions, children }: Props) {
  const t = useText();
  const label = useLabel();
  const locale = useLocale();
  const { user } = useMe();
  const { draft, problems, isBusy, isChanged, change, save } = useConnectionForm(given, connection);
  const { body } = draft;
  const set = (part: Partial<ConnectionBody>) => change({ ...draft, body: { ...body, ...part } });
  return (
    <SettingsPage
      title={connection ? label(connection.body.label) : t('connections.new', { name: label(connector.label) })}
      intro={label(connector.description)}
      actions={
        <>
          {actions}
          <Button variant="primary" loading={isBusy} disabled={!isChanged} onClick={save}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <SettingsSection title={t('connections.settings')}>
        <div className={styles.column}>
          {connection && <StateLine connection={connection} />}
          <TextInput
            label={t('connections.name')}
            required
            maxLength={100}
            value={body.label[locale]}
            onChange={(event) => set({ label: { zh: event.target.value, en: event.target.value } })}
            error={problems['label.zh']}
          />
          <ConnectionSettings
            connector={connector}
            draft={draft}
            kept={connection?.secrets ?? []}
            problems={problems}
            onChange={change}
          />
          <Switch
            label={t('connections.active')}
            checked={body.active !== false}
            onChange={(event) => set({ active: event.currentTarget.checked })}
          />
        </div>
      </SettingsSection>
      <SettingsSection
        title={t('connections.sends')}
        help={t('connections.sendsHelp', { name: connection?.setUpBy?.title ?? user.name })}
      >
        {connection && connection.usedBy.length > 0 && (
          <p>{t('connections.usedBy', { names: connection.usedBy.map(label).join(t('connections.and')) })}</p>
        )}
        <SendList connector={connector} sends={body.sends} problems={problems} onChange={(sends) => set({ sends })} />
      </SettingsSection>
      {children}
    </SettingsPage>
  );
}

function StateLine({ connection }: { connection: ConnectionLine }) {
  const label = useLabel();
  const why = connection.stopped ?? (isFailing(connection) ? connection.problem : null);
  return (
    <div className={styles.row}>
      <ConnectionHealth connection={connection} />
      {why && <span>{label(why)}</span>}
    </div>
  );
}
