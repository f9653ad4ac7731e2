import type { Rule } from '../../../../../metadata/define/rule.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { ruleActions } from '../../../../../metadata/rules/actions/index.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { FieldControl, NamesControl, useFieldChoices } from '../../controls/reference-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { useBound } from '../../store/use-studio.ts';
import { isWritten } from './given-by-field.ts';
import { OffersControl } from './offers-control.tsx';
import styles from './rules-page.module.css';
import { type ActionName, useRuleSteps } from './use-rule-steps.ts';
import { ValuesControl } from './values-control.tsx';

type Props = { object: string; name: string; rule: Rule };

/** What follows where the condition holds: one piece for each action, and a menu with those that are not taken yet. */
export function EffectsControl({ object, name, rule }: Props) {
  const t = useText();
  const label = useLabel();
  const steps = useRuleSteps(object);
  const taken = actionNames.filter((action) => rule[action] !== undefined);
  return (
    <div className={styles.effects}>
      {taken.map((action) => (
        <div key={action} className={styles.effect}>
          <div className={styles.effectBody}>
            <EffectControl object={object} name={name} action={action} />
          </div>
          {taken.length > 1 && (
            <IconButton
              size="sm"
              icon={<Icon name="x" />}
              label={t('rules.removeAction', { action: label(ruleActions[action].label) })}
              onClick={() => steps.removeAction(name, action)}
            />
          )}
        </div>
      ))}
      <Menu
        trigger={
          <Button size="sm" variant="ghost" icon={<Icon name="plus" />}>
            {t('rules.addAction')}
          </Button>
        }
      >
        {actionNames
          .filter((action) => !taken.includes(action))
          .map((action) => (
            <MenuItem key={action} onSelect={() => steps.addAction(name, action)}>
              {label(ruleActions[action].does)}
            </MenuItem>
          ))}
      </Menu>
    </div>
  );
}

export const actionNames = Object.keys(ruleActions) as ActionName[];

type EffectProps = { object: string; name: string; action: ActionName };

function EffectControl({ object, name, action }: EffectProps) {
  const label = useLabel();
  const { does, takes } = ruleActions[action];
  const element = { kind: 'object', name: object, at: ['rules', name, action] };
  const said = { label: label(does) };
  switch (takes) {
    case 'fields':
      return <FieldsEffect {...said} object={object} element={element} action={action} />;
    case 'words':
      return <WordsEffect {...said} object={object} element={element} action={action} />;
    case 'values':
      return <ValuesControl {...said} object={object} element={element} />;
    case 'offers':
      return <OffersControl {...said} object={object} element={element} />;
  }
}

type PieceProps = { label: string; object: string; element: { kind: string; name: string; at: string[] }; action: ActionName };

function FieldsEffect({ label, object, element, action }: PieceProps) {
  const bound = useBound<string[]>(element, {
    key: 'studio.did.set',
    values: { setting: ruleActions[action].label, thing: { text: 'rules.rule' } },
  });
  const choices = useFieldChoices(object, action === 'show' ? () => true : isWritten);
  return <NamesControl label={label} bound={{ ...bound, write: (names) => bound.write(names ?? []) }} choices={choices} />;
}

function WordsEffect({ label, object, element, action }: PieceProps) {
  const t = useText();
  const at = (member: string) => ({ ...element, at: [...element.at, member] });
  const words = { key: 'studio.did.set', values: { setting: ruleActions[action].label, thing: { text: 'rules.rule' } } } as const;
  const message = useBound<Label>(at('message'), words);
  const field = useBound<string>(at('field'), words);
  return (
    <>
      <TextPairControl label={label} bound={message} />
      <FieldControl label={t('rules.atField')} help={t('rules.atFieldHelp')} bound={field} object={object} clearable />
    </>
  );
}
