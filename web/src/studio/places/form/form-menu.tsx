import { useText } from '../../../base/use-text.ts';
import { MenuItem } from '../../../ui/menu.tsx';
import { BuildMenu } from '../../frame/build-menu.tsx';
import type { FormSelected } from './form-selected.ts';
import { useFormChanges } from './use-form-changes.ts';

type Props = { object: string; selected: FormSelected; onSelect: (next: FormSelected) => void; onAddField: () => void };

/** What a form can get: a field, a step, a variant. */
export function FormMenu({ object, selected, onSelect, onAddField }: Props) {
  const t = useText();
  const changes = useFormChanges(object);
  const behind = selected && 'step' in selected ? (selected.step ?? undefined) : undefined;
  return (
    <BuildMenu label={t('studio.addToForm')}>
      <MenuItem icon="letter-case" onSelect={onAddField}>
        {t('studio.field')}
      </MenuItem>
      <MenuItem icon="forms" onSelect={() => onSelect({ step: changes.addStep(behind) })}>
        {t('studio.step')}
      </MenuItem>
      <MenuItem icon="arrows-split" onSelect={() => onSelect({ variant: changes.addVariant() })}>
        {t('studio.variant')}
      </MenuItem>
    </BuildMenu>
  );
}
