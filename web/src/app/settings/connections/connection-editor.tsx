import { Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ConnectionLine, ConnectorModel } from '../../../../../metadata/connection-wire.ts';
import type { ConnectionBody } from '../../../../../metadata/define/connection.ts';
import { api } from '../../../base/api.ts';
import { ApiProblem } from '../../../base/api-problem.ts';
import { paths } from '../../../base/paths.ts';
import { toast } from '../../../base/toast.ts';
import { useMe } from '../../../base/use-me.ts';
import { useLabel, useLocale, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/form-input.tsx';
import { useGo } from '../../../ui/use-go.ts';
import styles from '../settings-page.module.css';
import { SettingsPage, SettingsSection } from '../settings-page.tsx';
import { ConnectionHealth, isFailing } from './connection-health.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import { type ConnectionDraft, refreshConnections } from './connections.ts';
import { SendList } from './send-list.tsx';

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
  const go = useGo();
  const label = useLabel();
  const locale = useLocale();
  const { user } = useMe();
  const [draft, setDraft] = useState(given);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { body } = draft;
  const change = (next: ConnectionDraft) => {
    setDraft(next);
    setProblems({});
  };
  const set = (part: Partial<ConnectionBody>) => change({ ...draft, body: { ...body, ...part } });
  const isChanged = !connection || JSON.stringify(draft) !== JSON.stringify({ body: connection.body, secrets: {} });

  async function save() {
    setBusy(true);
    setProblems({});
    try {
      const saved = connection ? await api.put(`/connections/${connection.name}`, draft) : await api.post('/connections', draft);
      setDraft({ ...draft, secrets: {} });
      await refreshConnections();
      toast.success(t('settings.saved'));
      if (!connection) go(paths.settings(`connectors/${saved.name}`));
    } catch (error) {
      const found = problemsOf(error);
      setProblems(found);
      if (Object.keys(found).length === 0) toast.problem(error);
      else toast.plain(t('connections.mend'));
    }
    setBusy(false);
  }

  return (
    <SettingsPage
      title={connection ? label(connection.body.label) : t('connections.new', { name: label(connector.label) })}
      intro={label(connector.description)}
      actions={
        <>
          {actions}
          <Button variant="primary" loading={busy} disabled={!isChanged} onClick={save}>
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

/** By place, also when the place is told from the definition: `connection/webhook#sends.s1.when`. */
function problemsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    Object.entries(error.fields).map(([place, message]) => [place.replace(/^connection\/[^#]*#/, ''), message]),
  );
}
