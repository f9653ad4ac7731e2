import { useState } from 'react';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { fieldGraph, type GraphLine, type GraphNode } from '../../model/field-graph.ts';
import { useAddressOf } from '../places-context.ts';
import styles from './field-graph.module.css';

/** What a field is made of and what follows from it, as far as it goes, with links. It is worked out while it is open: each key in a formula changes it. */
export function FieldGraphList({ object, name }: { object: string; name: string }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.graph} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('studio.graph')}</summary>
      {isOpen && <Graph object={object} name={name} />}
    </details>
  );
}

function Graph({ object, name }: { object: string; name: string }) {
  const t = useText();
  const { madeOf, follows } = fieldGraph(useDraftDefinitions(), object, name);
  if (madeOf.length + follows.length === 0) return <p>{t('studio.graph.none')}</p>;
  return (
    <>
      <Lines heading={t('studio.graph.madeOf')} lines={madeOf} object={object} />
      <Lines heading={t('studio.graph.follows')} lines={follows} object={object} />
    </>
  );
}

function Lines({ heading, lines, object }: { heading: string; lines: readonly GraphLine[]; object: string }) {
  const t = useText();
  const addressOf = useAddressOf();
  const nameOf = useNames(object);
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{heading}</h3>
      <ol>
        {lines.map((line, index) => {
          const at = [line.what === 'field' ? 'fields' : 'rules', line.name];
          const to = addressOf({ kind: 'object', name: line.object, at });
          const words = nameOf(line);
          return (
            <li key={index} style={{ paddingLeft: (line.level - 1) * 14 }}>
              <Icon name={line.what === 'field' ? 'list-details' : 'list-check'} size={14} />
              <span className={styles.level}>{t('studio.graph.level', { level: line.level })}</span>
              {to ? <Link to={to}>{words}</Link> : words}
              {line.isKnown && <small>{t('studio.graph.again')}</small>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Of another object with the name of that object before it. */
function useNames(here: string): (node: GraphNode) => string {
  const label = useLabel();
  const bodies = new Map(
    useDraftDefinitions().flatMap(({ kind, name, body }) => (kind === 'object' ? [[name, body as ObjectBody]] : [])),
  );
  return ({ what, object, name }) => {
    const body = bodies.get(object);
    const said: Label | undefined =
      what === 'rule' ? body?.rules?.[name]?.label : { ...systemFields, ...body?.fields }[name as 'owner']?.label;
    const own = label(said) || name;
    return object === here ? own : `${label(body?.label) || object} › ${own}`;
  };
}
