import { buttonKinds, inButtonOrder } from '../../../../../metadata/buttons/index.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { ElementList } from '../../frame/element-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useBody } from '../../store/use-studio.ts';
import { ObjectNav, useObjectCrumbs } from '../objects/object-nav.tsx';
import { ButtonCard } from './button-card.tsx';
import { ButtonPanel } from './button-panel.tsx';
import styles from './buttons-page.module.css';
import { useButtonElements } from './use-button-elements.ts';
import { type ButtonKindName, useButtonSteps } from './use-button-steps.ts';

/** The buttons of an object in their order; the one that is selected is built in its place. */
export function ButtonsPage({ object, selected }: { object: string; selected: string | undefined }) {
  const t = useText();
  const go = useGo();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const crumbs = useObjectCrumbs(object, { name: 'buttons', label: t('buttons.title') });
  const steps = useButtonSteps(object);
  const elements = useButtonElements(object);
  const at = (...name: string[]) => paths.studio('objects', object, 'buttons', ...name);
  const buttons = inButtonOrder(body?.buttons ?? {});
  const button = selected === undefined ? undefined : body?.buttons?.[selected];
  const add = (kind: ButtonKindName) => void go(at(steps.add(kind)));
  const copy = (name: string) => void go(at(steps.copy(name)));
  const remove = (name: string) => {
    steps.remove(name);
    void go(at());
  };
  return (
    <StudioFrame
      crumbs={crumbs}
      up={selected ? at() : paths.studio('objects', object)}
      left={
        <ElementList
          heading={<ObjectNav object={object} here="buttons" />}
          elements={elements}
          selected={selected}
          add={{ label: t('buttons.new'), run: () => add('changeFields') }}
          onMove={steps.move}
          onRemove={remove}
          onCopy={copy}
        />
      }
      panel={
        button && selected !== undefined ? (
          <ButtonPanel
            key={selected}
            object={object}
            name={selected}
            button={button}
            onRemove={() => remove(selected)}
            onCopy={() => copy(selected)}
          />
        ) : undefined
      }
    >
      {body ? (
        <div className={styles.page}>
          {buttons.length === 0 && <p className={styles.about}>{t('buttons.none')}</p>}
          <ol className={styles.buttons}>
            {buttons.map(([name, each]) => (
              <ButtonCard key={name} object={object} name={name} button={each} isOpen={name === selected} />
            ))}
          </ol>
          <NewButton isFirst={buttons.length === 0} onAdd={add} />
        </div>
      ) : (
        <EmptyState icon="cube" title={t('studio.noObject')} help={t('studio.noObjectHelp')} />
      )}
    </StudioFrame>
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
