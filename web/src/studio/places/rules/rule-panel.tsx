import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Rule } from '../../../../../metadata/define/rule.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { effectsOf } from '../../../../../metadata/rules/actions/index.ts';
import { pathsOfRule } from '../../../../../metadata/rules/trim-rule.ts';
import { paths } from '../../../base/paths.ts';
import { type TextKey, useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { SwitchControl } from '../../controls/plain-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useBody, useBound } from '../../store/use-studio.ts';
import styles from './rules-page.module.css';
import { rulesInOrder, useRuleSteps } from './use-rule-steps.ts';

type Props = { object: string; name: string; rule: Rule; onRemove: () => void; onCopy: () => void };

/** The name of a rule, whether it is on, where it holds, and the other rules of its fields. */
export function RulePanel({ object, name, rule, onRemove, onCopy }: Props) {
  const t = useText();
  const steps = useRuleSteps(object);
  const element = { kind: 'object', name: object, at: ['rules', name] };
  const words = (setting: TextKey) => ({
    key: 'studio.did.set' as const,
    values: { setting: { text: setting }, thing: steps.titleOf(name) },
  });
  const label = useBound<Label>({ ...element, at: [...element.at, 'label'] }, words('studio.name'));
  const off = useBound<boolean>({ ...element, at: [...element.at, 'off'] }, words('rules.isOn'));
  return (
    <PropertiesPanel
      element={element}
      icon="list-check"
      title={steps.titleOf(name)}
      actions={
        <>
          <Button size="sm" icon={<Icon name="arrow-up" />} onClick={() => steps.move(name, -1)}>
            {t('studio.moveUp')}
          </Button>
          <Button size="sm" icon={<Icon name="arrow-down" />} onClick={() => steps.move(name, 1)}>
            {t('studio.moveDown')}
          </Button>
          <Button size="sm" icon={<Icon name="copy" />} onClick={onCopy}>
            {t('action.copy')}
          </Button>
          <Button size="sm" variant="danger" icon={<Icon name="trash" />} onClick={onRemove}>
            {t('rules.delete')}
          </Button>
        </>
      }
    >
      <TextPairControl label={t('studio.name')} help={t('rules.nameHelp')} bound={label} optional />
      <SwitchControl
        label={t('rules.isOn')}
        bound={{ ...off, value: off.value !== true, write: (on) => off.write(on === false ? true : undefined) }}
        standard
      />
      <p className={styles.about}>{t('rules.whereItHolds')}</p>
      {rule.show && <p className={styles.about}>{t('rules.showIsNoRight')}</p>}
      <Neighbours object={object} name={name} rule={rule} />
    </PropertiesPanel>
  );
}

/** Rules that do something with a field that this one does something with. */
function Neighbours({ object, name, rule }: Pick<Props, 'object' | 'name' | 'rule'>) {
  const t = useText();
  const label = useLabel();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const own = new Set(fieldsOf(rule));
  const others = rulesInOrder(body?.rules ?? {}).flatMap(([other, each]) => {
    const shared = other === name ? [] : fieldsOf(each).filter((field) => own.has(field));
    return shared.length > 0 ? [{ other, each, shared: [...new Set(shared)] }] : [];
  });
  if (others.length === 0) return null;
  return (
    <section className={styles.neighbours}>
      <h3>{t('rules.sameFields')}</h3>
      <ul>
        {others.map(({ other, each, shared }) => (
          <li key={other}>
            <Link to={paths.studio('objects', object, 'rules', other)}>{label(each.label) || other}</Link>
            <span> {shared.map((field) => label(body?.fields[field]?.label) || field).join(t('rules.comma'))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Fields that a rule looks at or does something with. */
function fieldsOf(rule: Rule): string[] {
  const touched = effectsOf(rule).flatMap(({ action, given }) => {
    if (action.takes === 'fields') return given as string[];
    if (action.takes === 'words') return (given as { field?: string }).field ?? [];
    return Object.keys(given as object);
  });
  return [...touched, ...pathsOfRule({ ...rule, when: undefined } as Rule).map((path) => path.split('.', 1)[0] as string)];
}
