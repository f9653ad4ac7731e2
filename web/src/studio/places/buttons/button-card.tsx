import { drawButton } from '../../../../../metadata/buttons/index.ts';
import type { Button as ButtonBody } from '../../../../../metadata/define/button.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { useBound } from '../../store/use-studio.ts';
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
    <li className={styles.card} data-open={isOpen || undefined} data-off={button.off || undefined}>
      <Link
        to={paths.studio('objects', object, 'buttons', name)}
        className={styles.head}
        aria-current={isOpen ? 'true' : undefined}
      >
        <span className={styles.face}>
          <Icon name={drawButton(button).icon} />
          {label(button.label) || name}
        </span>
        {button.off && <Chip color="gray">{t('buttons.off')}</Chip>}
        <span className={styles.quiet}>{button.places.map((place) => t(`buttons.place.${place}`)).join(' · ')}</span>
      </Link>
      {isOpen && (
        <div className={styles.editor} data-builds>
          <Editor object={object} name={name} button={button} />
        </div>
      )}
    </li>
  );
}

function Editor({ object, name, button }: Omit<Props, 'isOpen'>) {
  const { titleOf } = useButtonSteps(object);
  const when = useBound<string>(
    { kind: 'object', name: object, at: ['buttons', name, 'when'] },
    { key: 'studio.did.set', values: { setting: { text: 'rules.when' }, thing: titleOf(name) } },
  );
  return (
    <>
      <DeedControl object={object} name={name} button={button} />
      <ConditionControl key={name} object={object} bound={when} ofRecord />
      <ButtonTrial object={object} name={name} button={button} />
    </>
  );
}
