import { Select } from '@mantine/core';
import type { HomeCard } from '../../../../../../metadata/define/app.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import controls from '../../../controls/controls.module.css';
import { useObjectChoices } from '../../../controls/reference-controls.tsx';
import { OrderedRows } from '../../../frame/ordered-rows.tsx';
import type { ElementProps } from './home-panel.tsx';

/** The first steps of the app in their order; one of them is opened by a click. */
export function FirstStepsControl({ body, steps, labelOf, onSelect }: Omit<ElementProps<HomeCard>, 'item'>) {
  const t = useText();
  const label = useLabel();
  const objects = useObjectChoices();
  const all = (body.firstSteps ?? []).map(({ id }) => ({ id, label: label(labelOf({ list: 'firstSteps', id })) }));
  const add = (object: string) => {
    const name = objects.find(({ value }) => value === object)?.label ?? object;
    onSelect({ list: 'firstSteps', id: steps.addStep(object, { zh: name, en: name }) });
  };
  return (
    <div className={controls.property}>
      <p className={controls.label}>{t('menus.firstSteps')}</p>
      <OrderedRows
        label={t('menus.firstSteps')}
        rows={all}
        onOpen={(id) => onSelect({ list: 'firstSteps', id })}
        onMove={(id, by) => steps.move({ list: 'firstSteps', id }, by)}
        onRemove={(id) => steps.remove({ list: 'firstSteps', id })}
      />
      <Select
        aria-label={t('menus.addStep')}
        placeholder={t('menus.addStep')}
        data={objects}
        value={null}
        searchable
        nothingFoundMessage={t('ui.nothingFound')}
        onChange={(object) => object && add(object)}
      />
      <p className={controls.help}>{t('menus.firstStepsHelp')}</p>
    </div>
  );
}
