import { MultiSelect } from '@mantine/core';
import { uniqueField } from '../../../../../metadata/check/field-demands.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import styles from '../../controls/controls.module.css';
import { Property } from '../../controls/property.tsx';
import { useFieldChoices } from '../../controls/reference-controls.tsx';
import type { Bound } from '../../store/use-studio.ts';

type Props = { object: string; label: string; help: string; bound: Bound<string[][]> };

/** Fields that together may not be the same in two records, such as supplier and part number. */
export function UniqueControl({ object, label, help, bound }: Props) {
  const t = useText();
  const choices = useFieldChoices(object, uniqueField.fits);
  const groups = bound.value ?? [];
  const write = (next: string[][]) => bound.write(next.length > 0 ? next : undefined);
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id }) => (
        <div className={styles.conditions}>
          {groups.map((group, index) => (
            <MultiSelect
              key={index}
              id={index === 0 ? id : undefined}
              aria-label={t('studio.uniqueTogether', { place: index + 1 })}
              data={choices}
              value={group}
              maxValues={8}
              searchable
              nothingFoundMessage={t('ui.nothingFound')}
              onChange={(names) => write(names.length > 0 ? groups.with(index, names) : groups.toSpliced(index, 1))}
            />
          ))}
          <Button
            size="sm"
            variant="ghost"
            icon={<Icon name="plus" />}
            onClick={() => write([...groups, choices.slice(0, 2).map(({ value }) => value)])}
          >
            {t('studio.addUnique')}
          </Button>
        </div>
      )}
    </Property>
  );
}
