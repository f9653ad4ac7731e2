import { buttonKinds, drawButton, inButtonOrder } from '../../../../../metadata/buttons/index.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { CardList } from '../../frame/card-list.tsx';
import { useBody } from '../../store/use-studio.ts';
import { MemberPage } from '../objects/member-page.tsx';
import { NoObject } from '../objects/no-object.tsx';
import { useMemberElements } from '../objects/use-member-elements.ts';
import { ButtonCard } from './button-card.tsx';
import { ButtonPanel } from './button-panel.tsx';
import { type ButtonKindName, useButtonSteps } from './use-button-steps.ts';

/** The buttons of an object in their order; the one that is selected is built in its place. */
export function ButtonsPage({ object, selected }: { object: string; selected: string | undefined }) {
  const t = useText();
  const go = useGo();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const steps = useButtonSteps(object);
  const buttons = inButtonOrder(body?.buttons ?? {});
  const button = selected === undefined ? undefined : body?.buttons?.[selected];
  const elements = useMemberElements(
    object,
    'buttons',
    buttons.map(([id, each]) => ({
      id,
      label: each.label,
      icon: drawButton(each).icon,
      ...(each.off && { aside: t('buttons.off') }),
    })),
  );
  const add = (kind: ButtonKindName) => void go(paths.studio('objects', object, 'buttons', steps.add(kind)));
  return (
    <MemberPage
      object={object}
      list="buttons"
      selected={selected}
      elements={elements}
      add={{ label: t('buttons.new'), run: () => add('changeFields') }}
      steps={steps}
      panel={(deeds) =>
        button &&
        selected !== undefined && <ButtonPanel key={selected} object={object} name={selected} button={button} {...deeds} />
      }
    >
      {body ? (
        <CardList
          none={t('buttons.none')}
          isEmpty={buttons.length === 0}
          maker={<NewButton isFirst={buttons.length === 0} onAdd={add} />}
        >
          {buttons.map(([name, each]) => (
            <ButtonCard key={name} object={object} name={name} button={each} isOpen={name === selected} />
          ))}
        </CardList>
      ) : (
        <NoObject />
      )}
    </MemberPage>
  );
}

function NewButton({ isFirst, onAdd }: { isFirst: boolean; onAdd: (kind: ButtonKindName) => void }) {
  const t = useText();
  const label = useLabel();
  return (
    <div data-builds>
      <Menu
        width={360}
        trigger={
          <Button variant={isFirst ? 'primary' : 'default'} icon={<Icon name="plus" />}>
            {t('buttons.new')}
          </Button>
        }
      >
        {Object.entries(buttonKinds).map(([kind, { does, icon }]) => (
          <MenuItem key={kind} icon={icon} onSelect={() => onAdd(kind as ButtonKindName)}>
            {label(does)}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
