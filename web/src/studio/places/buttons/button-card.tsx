import { drawButton } from '../../../../../metadata/buttons/index.ts';
import type { Button as ButtonBody } from '../../../../../metadata/define/button.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { OpenCard } from '../../frame/card-list.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { ConditionControl } from '../rules/condition-control.tsx';
import { ButtonTrial } from './button-trial.tsx';
import styles from './buttons-page.module.css';
import { DeedControl } from './deed-control.tsx';
import { useButtonSteps } from './use-button-steps.ts';

type Props = { object: string; name: string; button: ButtonBody; isOpen: boolean };

/** A button as people will see it, where it stands, and, where it is selected, when it is there and what it does. */
export function ButtonCard({ object, name, button, isOpen }: Props) {
  const t = useText();
  const label = useLabel();
  return (
    <OpenCard
      to={paths.studio('objects', object, 'buttons', name)}
      isOpen={isOpen}
      isOff={button.off}
      head={
        <>
          <span className={styles.face}>
            <Icon name={drawButton(button).icon} />
            {label(button.label) || name}
          </span>
          {button.off && <Chip color="gray">{t('buttons.off')}</Chip>}
          <span className={styles.quiet}>{button.places.map((place) => t(`buttons.place.${place}`)).join(' · ')}</span>
        </>
      }
    >
      <Editor object={object} name={name} button={button} />
    </OpenCard>
  );
}

function Editor({ object, name, button }: Omit<Props, 'isOpen'>) {
  const { titleOf } = useButtonSteps(object);
  const element = { kind: 'object', name: object, at: ['buttons', name] };
  const when = useElementBound(element, titleOf(name))<string>('when', 'rules.when');
  return (
    <>
      <DeedControl object={object} name={name} button={button} />
      <ConditionControl key={name} object={object} bound={when} ofRecord />
      <ButtonTrial object={object} name={name} button={button} />
    </>
  );
}
