import type { ConnectorSetting } from '../../../../../metadata/define/connector.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/form-input.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PasswordInput } from '../../../ui/password-input.tsx';
import styles from '../settings-page.module.css';

type Props = {
  setting: ConnectorSetting;
  value: string;
  /** One is there already and stays unless another is typed. */
  isKept: boolean;
  problem?: string;
  onChange: (value: string) => void;
};

/** A secret while it is new. One that was agreed on here can be made here, and is shown to be copied before it is saved. */
export function SecretInput({ setting, value, isKept, problem, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const isOurs = setting.secret === 'ours';
  const Input = isOurs ? TextInput : PasswordInput;
  const toggle = isOurs ? {} : { visibilityToggleButtonProps: { 'aria-label': t('ui.showPassword') } };
  return (
    <div className={styles.together}>
      <Input
        {...toggle}
        label={label(setting.label)}
        description={label(setting.help)}
        required={setting.required && !isKept}
        autoComplete="off"
        placeholder={isKept ? t('connections.secretKept') : undefined}
        maxLength={setting.type === 'text' ? setting.maxLength : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={problem !== undefined}
      />
      {isOurs && (
        <Button icon={<Icon name="refresh" />} onClick={() => onChange(newSecret())}>
          {t('connections.makeSecret')}
        </Button>
      )}
      {isOurs && value !== '' && navigator.clipboard && (
        <Button icon={<Icon name="copy" />} onClick={() => navigator.clipboard.writeText(value)}>
          {t('action.copy')}
        </Button>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** 256 bits, in the form that libraries for signed webhooks take. */
function newSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}
