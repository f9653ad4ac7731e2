import { anyLink, dateField } from '../../../../../../metadata/check/field-demands.ts';
import type { HomeCard } from '../../../../../../metadata/define/app.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { FilterControl } from '../../../controls/filter-control.tsx';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { FieldControl, useObjectChoices } from '../../../controls/reference-controls.tsx';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useBody } from '../../../store/use-studio.ts';
import { doneChoices } from './done-choices.ts';
import type { ElementProps } from './home-panel.tsx';
import { todosOf } from './new-card.ts';
import { useHomeBound } from './use-home-bound.ts';

type TodosItem = Extract<HomeCard, { card: 'todos' }>;

/** Records to tick off: of which object, by which day, which of them, and what a tick writes. */
export function TodosControls({ app, element, item, labelOf, steps }: ElementProps<TodosItem>) {
  const t = useText();
  const { object } = item;
  const bound = useHomeBound(app, element, labelOf(element));
  const objects = useTodoObjects();
  const choose = (name: string | undefined) => {
    const next = objects.find((each) => each.value === name)?.card(item.id);
    if (next && name !== object) steps.replace({ ...next, ...(item.side && { side: true }) }, labelOf(element));
  };
  return (
    <>
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} optional />
      <ChoiceControl
        label={t('menus.object')}
        choices={objects}
        bound={{ ...bound<string>('object', 'menus.object'), write: choose }}
      />
      <FieldControl label={t('menus.due')} object={object} fits={dateField.fits} bound={bound('due', 'menus.due')} />
      <FilterControl label={t('menus.open')} object={object} bound={bound('open', 'menus.open')} />
      <DoneChoice {...{ app, element, item, labelOf }} />
      <FieldControl
        label={t('menus.about')}
        object={object}
        fits={anyLink.fits}
        clearable
        bound={bound('about', 'menus.about')}
      />
    </>
  );
}

/** Objects with a day, and something that can be ticked. */
function useTodoObjects() {
  const bodies = new Map(
    useDraftDefinitions()
      .filter(({ kind }) => kind === 'object')
      .map(({ name, body }) => [name, body as ObjectBody]),
  );
  return useObjectChoices().flatMap((choice) => {
    const body = bodies.get(choice.value);
    const card = (id: string) => body && todosOf(id, choice.value, body);
    return card('') ? [{ ...choice, card }] : [];
  });
}

type DoneProps = Pick<ElementProps<TodosItem>, 'app' | 'element' | 'item' | 'labelOf'>;

function DoneChoice({ app, element, item, labelOf }: DoneProps) {
  const t = useText();
  const label = useLabel();
  const bound = useHomeBound(app, element, labelOf(element))<Record<string, unknown>>('done', 'menus.done');
  const body = useBody<ObjectBody>({ kind: 'object', name: item.object });
  const choices = body ? doneChoices(body) : [];
  const chosen = choices.find(({ field, value }) => item.done[field] === value);
  const keyOf = (choice: (typeof choices)[0]) => `${choice.field} ${choice.value}`;
  return (
    <ChoiceControl
      label={t('menus.done')}
      help={t('menus.doneHelp')}
      choices={choices.map((choice) => ({
        value: keyOf(choice),
        label: `${label(choice.label)} = ${choice.option ? label(choice.option) : t('menus.yes')}`,
      }))}
      bound={{
        ...bound,
        value: chosen ? keyOf(chosen) : JSON.stringify(item.done),
        write(key) {
          const next = choices.find((choice) => keyOf(choice) === key);
          if (next) bound.write({ [next.field]: next.value });
        },
      }}
    />
  );
}
