import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import type { ConnectorModel } from '../../../../../metadata/api/connections.ts';
import type { ConnectionSend } from '../../../../../metadata/define/connection.ts';
import { useModel } from '../../../base/use-model.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { fieldWidgets } from '../../../fields/index.ts';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import styles from '../settings-page.module.css';
import { ConnectorFieldInput } from './connector-field-input.tsx';
import { TemplateInput } from './template-input.tsx';
import { useFieldOptions } from './use-field-options.ts';

const moments = ['create', 'update', 'delete'] as const;

type Props = {
  connector: ConnectorModel;
  send: ConnectionSend;
  problems: Record<string, string>;
  onChange: (send: ConnectionSend) => void;
  onRemove: () => void;
};

/** When which records change, what is done with which of their fields. */
export function SendCard({ connector, send, problems, onChange, onRemove }: Props) {
  const t = useText();
  const label = useLabel();
  const { outlines } = useModel();
  const fields = useFieldOptions(send.object);
  const set = (part: Partial<ConnectionSend>) => onChange({ ...send, ...part });
  const action = connector.actions[send.action];
  const title = `${label(outlines[send.object]?.label)} · ${send.on.map((moment) => t(`connections.on.${moment}`)).join(' / ')}`;
  return (
    <Card
      title={title}
      actions={<IconButton icon={<Icon name="trash" />} label={t('connections.removeSend')} onClick={onRemove} />}
    >
      <div className={styles.column}>
        <div className={styles.form}>
          <Select
            label={t('connections.object')}
            data={Object.values(outlines).map((object) => ({ value: object.name, label: label(object.label) }))}
            value={send.object}
            searchable
            allowDeselect={false}
            onChange={(object) => object && onChange({ ...send, object, changed: undefined, fields: undefined, when: undefined })}
            error={problems.object}
          />
          <Select
            label={t('connections.action')}
            data={Object.entries(connector.actions).map(([value, each]) => ({ value, label: label(each.label) }))}
            value={send.action}
            allowDeselect={false}
            onChange={(next) => next && set({ action: next })}
            error={problems.action}
          />
        </div>
        <SendMoments on={send.on} onChange={(on) => set({ on })} />
        {send.on.includes('update') && (
          <MultiSelect
            label={t('connections.changed')}
            placeholder={send.changed ? undefined : t('connections.anyField')}
            data={fields.own}
            value={send.changed ?? []}
            searchable
            clearable
            onChange={(changed) => set({ changed: changed.length > 0 ? changed : undefined })}
          />
        )}
        <TextInput
          label={t('connections.condition')}
          description={t('connections.conditionHelp')}
          value={send.when ?? ''}
          onChange={(event) => set({ when: event.target.value || undefined })}
          error={problems.when}
        />
        {action?.sendsRecord && (
          <MultiSelect
            label={t('connections.fields')}
            placeholder={send.fields ? undefined : t('connections.allFields')}
            data={fields.all}
            value={send.fields ?? []}
            searchable
            clearable
            onChange={(chosen) => set({ fields: chosen.length > 0 ? chosen : undefined })}
          />
        )}
        {action && (
          <SendInputs
            action={action}
            values={send.values}
            options={fields.all}
            problems={problems}
            onChange={(values) => set({ values })}
          />
        )}
      </div>
    </Card>
  );
}

type MomentsProps = { on: ConnectionSend['on']; onChange: (on: ConnectionSend['on']) => void };

/** At least one stays ticked. */
function SendMoments({ on, onChange }: MomentsProps) {
  const t = useText();
  return (
    <Checkbox.Group
      label={t('connections.when')}
      value={on}
      onChange={(chosen) => chosen.length > 0 && onChange(moments.filter((moment) => chosen.includes(moment)))}
    >
      <div className={styles.checks}>
        {moments.map((moment) => (
          <Checkbox key={moment} value={moment} label={t(`connections.on.${moment}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

type InputsProps = {
  action: ConnectorModel['actions'][string];
  values: ConnectionSend['values'];
  options: ReturnType<typeof useFieldOptions>['all'];
  problems: Record<string, string>;
  onChange: (values: ConnectionSend['values']) => void;
};

/** What the action of the connector asks for besides the record. */
function SendInputs({ action, values, options, problems, onChange }: InputsProps) {
  return Object.entries(action.input ?? {}).map(([name, field]) => {
    const Input = fieldWidgets[field.type].multiline ? TemplateInput : ConnectorFieldInput;
    return (
      <Input
        key={name}
        field={field}
        value={values[name]}
        problem={problems[`values.${name}`]}
        onChange={(value: unknown) => onChange({ ...values, [name]: value ?? undefined })}
        options={options}
      />
    );
  });
}
