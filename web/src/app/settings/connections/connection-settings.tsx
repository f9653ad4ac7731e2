import type { ConnectorModel } from '../../../../../metadata/api/connections.ts';
import type { ConnectionDraft } from './connections.ts';
import { ConnectorFieldInput } from './connector-field-input.tsx';
import { SecretInput } from './secret-input.tsx';

type Props = {
  connector: ConnectorModel;
  draft: ConnectionDraft;
  /** Secrets that are there already. */
  kept: string[];
  problems: Record<string, string>;
  onChange: (draft: ConnectionDraft) => void;
};

/** What the connector must be told, drawn from the fields it declares. */
export function ConnectionSettings({ connector, draft, kept, problems, onChange }: Props) {
  const { body, secrets } = draft;
  const setSetting = (name: string, value: unknown) =>
    onChange({ ...draft, body: { ...body, settings: { ...body.settings, [name]: value ?? undefined } } });
  const setSecret = (name: string, value: string) => {
    const { [name]: _, ...others } = secrets;
    onChange({ ...draft, secrets: value === '' ? others : { ...others, [name]: value } });
  };
  return Object.entries(connector.settings).map(([name, setting]) =>
    setting.secret ? (
      <SecretInput
        key={name}
        setting={setting}
        value={secrets[name] ?? ''}
        isKept={kept.includes(name)}
        problem={problems[`secrets.${name}`]}
        onChange={(value) => setSecret(name, value)}
      />
    ) : (
      <ConnectorFieldInput
        key={name}
        field={setting}
        value={body.settings[name]}
        problem={problems[`settings.${name}`]}
        onChange={(value) => setSetting(name, value)}
      />
    ),
  );
}
