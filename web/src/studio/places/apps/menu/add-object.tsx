import { Select } from '@mantine/core';
import type { MenuSection } from '../../../../../../metadata/define/app.ts';
import { useText } from '../../../../base/use-text.ts';
import { useObjectChoices } from '../../../controls/reference-controls.tsx';
import styles from './menu-designer.module.css';

type Props = { menu: readonly MenuSection[]; onAdd: (object: string) => void };

/** Puts an object into a group; those that stand in no group come first. */
export function AddObject({ menu, onAdd }: Props) {
  const t = useText();
  const there = new Set(menu.flatMap(({ objects }) => objects));
  const choices = useObjectChoices().toSorted((a, b) => Number(there.has(a.value)) - Number(there.has(b.value)));
  return (
    <div data-builds className={styles.add}>
      <Select
        size="xs"
        variant="unstyled"
        aria-label={t('menus.addObject')}
        placeholder={t('menus.addObject')}
        data={choices}
        value={null}
        searchable
        onChange={(object) => object && onAdd(object)}
        nothingFoundMessage={t('ui.nothingFound')}
      />
    </div>
  );
}
