import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { type DraftedObject, useObjects } from '../objects/use-objects.ts';
import styles from './map.module.css';
import type { Relation } from './relations-of.ts';

type Props = { object: DraftedObject; relations: readonly Relation[]; onAdd: () => void };

/** The object that is selected: where its relations lead and come from, where it is used, and the way to its fields. */
export function MapPanel({ object: { name, body }, relations, onAdd }: Props) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const objects = useObjects();
  const labelOf = (other: string) => label(objects.find((each) => each.name === other)?.body.label) || other;
  const ends = [
    [t('studio.map.leadsTo'), relations.filter(({ from }) => from === name)],
    [t('studio.map.comesFrom'), relations.filter(({ to, from }) => to === name && from !== name)],
  ] as const;
  return (
    <PropertiesPanel
      element={{ kind: 'object', name, at: [] }}
      icon={body.icon}
      title={body.label}
      aside={<code>{name}</code>}
      usedBy={{ object: name }}
      actions={
        <>
          <Button size="sm" icon={<Icon name="plus" />} onClick={onAdd}>
            {t('studio.map.newRelation')}
          </Button>
          <Button size="sm" onClick={() => go(paths.studio('objects', name, 'fields'))}>
            {t('studio.fields')}
          </Button>
        </>
      }
    >
      {ends.map(
        ([heading, found]) =>
          found.length > 0 && (
            <section key={heading} className={styles.ends}>
              <h3>{heading}</h3>
              <ul>
                {found.map(({ from, field, to, label: own }) => (
                  <li key={`${from}.${field} ${to}`}>
                    <Link to={paths.studio('objects', from, 'fields', field)}>{label(own)}</Link>
                    {' · '}
                    <Link to={paths.studio('map', from === name ? to : from)}>{labelOf(from === name ? to : from)}</Link>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </PropertiesPanel>
  );
}
