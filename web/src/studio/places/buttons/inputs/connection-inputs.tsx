import { useQuery } from '@tanstack/react-query';
import type { ConnectionBody } from '../../../../../../metadata/define/connection.ts';
import { templateOf } from '../../../../../../metadata/template.ts';
import { api } from '../../../../base/api.ts';
import { queryKeys } from '../../../../base/query-keys.ts';
import { useMe } from '../../../../base/use-me.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { ChoiceControl, TextControl } from '../../../controls/plain-controls.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useBound } from '../../../store/use-studio.ts';
import type { InputProps } from './input-control.ts';

/** A connection that the workspace has. */
export function ConnectionInput({ element, declared, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<string>(element, words);
  const choices = useConnections().map(({ name, body }) => ({ value: name, label: label(body.label) || name }));
  return (
    <ChoiceControl
      label={label(declared.label)}
      help={choices.length === 0 ? t('buttons.noConnections') : undefined}
      bound={{ ...bound, write: (next) => bound.write(next ?? '') }}
      choices={choices}
    />
  );
}

/** What the chosen connection can do. */
export function ActionInput({ element, declared, inputs, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string>(element, words);
  const actions = useActions(inputs);
  const write = (next: string | undefined) => bound.write(next ?? '');
  if (!actions) return <TextControl label={label(declared.label)} bound={{ ...bound, write }} code />;
  const choices = Object.entries(actions).map(([value, action]) => ({ value, label: label(action.label) }));
  return <ChoiceControl label={label(declared.label)} bound={{ ...bound, write }} choices={choices} />;
}

/** A text for each input of the action, with fields in braces. */
export function TextsInput({ element, declared, inputs, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<Record<string, unknown>>(element, words);
  const action = useActions(inputs)?.[String(inputs.action)];
  const given = bound.value ?? {};
  const names = [...new Set([...Object.keys(action?.input ?? {}), ...Object.keys(given)])];
  return names.map((name) => {
    const text = templateOf(given[name]) ?? given[name];
    return (
      <TextControl
        key={name}
        label={label(action?.input[name]?.label) || `${label(declared.label)}: ${name}`}
        help={t('buttons.templateHelp')}
        bound={{
          ...bound,
          element: { ...element, at: [...element.at, name] },
          value: typeof text === 'string' ? text : undefined,
          write: (next) => bound.write({ ...given, [name]: next === undefined ? null : { template: next } }),
        }}
      />
    );
  });
}

function useConnections() {
  return useDraftDefinitions().flatMap(({ kind, name, body }) =>
    kind === 'connection' ? [{ name, body: body as ConnectionBody }] : [],
  );
}

/** Who does not manage connections writes the name of the action. */
function useActions({ connection }: InputProps['inputs']) {
  const me = useMe();
  const { data } = useQuery({
    queryKey: queryKeys.settings('connectors'),
    queryFn: () => api.get('/connectors'),
    enabled: me.system.includes('manageConnections'),
  });
  const body = useConnections().find(({ name }) => name === connection)?.body;
  return data?.find(({ name }) => name === body?.connector)?.actions;
}
