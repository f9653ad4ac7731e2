import type { ActsAs, ProcessBody } from '../../../../../metadata/define/process.ts';
import { useText } from '../../../base/use-text.ts';
import { ChoiceControl } from '../../controls/plain-controls.tsx';
import { useRoleChoices } from '../../controls/reference-controls.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';

type Props = { name: string; process: ProcessBody };

/** With whose rights a process acts. */
export function ActsAsControl({ name, process }: Props) {
  const t = useText();
  const roles = useRoleChoices();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label)<ActsAs>('actsAs', 'processes.actsAs');
  const value = typeof bound.value === 'object' ? `role ${bound.value.role}` : (bound.value ?? 'starter');
  const write = (to: string | undefined) =>
    bound.write(to?.startsWith('role ') ? { role: to.slice(5) } : to === 'owner' ? 'owner' : undefined);
  const choices = [
    { value: 'starter', label: t('processes.actsAs.starter') },
    { value: 'owner', label: t('processes.actsAs.owner') },
    ...roles.map((role) => ({ value: `role ${role.value}`, label: t('processes.actsAs.role', { role: role.label }) })),
  ];
  return (
    <ChoiceControl
      label={t('processes.actsAs')}
      help={t('processes.actsAsHelp')}
      choices={choices}
      bound={{ ...bound, value, write }}
    />
  );
}
