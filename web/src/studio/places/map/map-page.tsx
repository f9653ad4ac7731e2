import { Checkbox, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AppBody } from '../../../../../metadata/define/app.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { type DraftedObject, useObjects } from '../objects/use-objects.ts';
import { layOut } from './lay-out.ts';
import styles from './map.module.css';
import { MapCanvas } from './map-canvas.tsx';
import { MapPanel } from './map-panel.tsx';
import { withNeighbours } from './neighbours.ts';
import { NewRelationDialog } from './new-relation-dialog.tsx';
import { relationsOf } from './relations-of.ts';

/** All objects and their relations: to look at, to go from, and to draw a relation in. */
export function MapPage({ parts: [selected] }: { parts: readonly string[] }) {
  const t = useText();
  const go = useGo();
  const [app, setApp] = useState<string | null>(null);
  const [hasPeople, setPeople] = useState(false);
  const [isNear, setNear] = useState(false);
  const [adding, setAdding] = useState<{ from: string | null; to: string | null }>();
  const { listed, objects, relations, drawing } = useMap({ app, hasPeople, near: isNear ? selected : undefined });
  const label = useLabel();
  const name = objects.find((each) => each.name === selected);
  return (
    <StudioFrame
      crumbs={[
        { label: t('studio.map'), to: paths.studio('map') },
        ...(name ? [{ label: label(name.body.label) || name.name, to: paths.studio('map', name.name) }] : []),
      ]}
      up={selected ? paths.studio('map') : paths.studio()}
      left={
        <ElementList
          heading={<PlaceList here="map" />}
          elements={listed.map(({ name: id, body }) => ({
            id,
            label: body.label,
            icon: body.icon,
            to: paths.studio('map', id),
          }))}
          selected={selected}
          add={{ label: t('studio.map.newRelation'), run: () => setAdding({ from: selected ?? null, to: null }) }}
        />
      }
      panel={name && <MapPanel object={name} relations={relations} onAdd={() => setAdding({ from: name.name, to: null })} />}
    >
      <div className={styles.bar}>
        <AppChoice value={app} onChange={setApp} />
        <Checkbox label={t('studio.map.people')} checked={hasPeople} onChange={(event) => setPeople(event.target.checked)} />
        <Checkbox
          label={t('studio.map.near')}
          disabled={!selected}
          checked={isNear && selected !== undefined}
          onChange={(event) => setNear(event.target.checked)}
        />
        <span data-builds className={styles.last}>
          <Button size="sm" icon={<Icon name="plus" />} onClick={() => setAdding({ from: selected ?? null, to: null })}>
            {t('studio.map.newRelation')}
          </Button>
        </span>
      </div>
      <MapCanvas
        drawing={drawing}
        objects={objects}
        selected={selected}
        onSelect={(object) => void go(paths.studio('map', object))}
        onLink={(from, to) => setAdding({ from, to })}
      />
      {adding && <NewRelationDialog {...adding} onClose={() => setAdding(undefined)} />}
    </StudioFrame>
  );
}

type Asked = { app: string | null; hasPeople: boolean; near: string | undefined };

/**
 * What is on it: every object, or those of an app, or one with what it is linked with; links to people only when asked for, since nearly every object has some. All that
 * the app has is listed beside it.
 */
function useMap({ app, hasPeople, near }: Asked) {
  const all = useObjects();
  const definitions = useDraftDefinitions();
  return useMemo(() => {
    const body = definitions.find(({ kind, name }) => kind === 'app' && name === app)?.body as AppBody | undefined;
    const named = body && new Set([...body.menu.flatMap((section) => section.objects), ...(body.objects ?? [])]);
    const listed = named ? all.filter(({ name }) => named.has(name)) : all;
    const between = (objects: readonly DraftedObject[]) => {
      const shown = new Set(objects.map(({ name }) => name));
      return every.filter(({ from, to }) => shown.has(from) && shown.has(to));
    };
    const every = relationsOf(definitions).filter(({ to }) => hasPeople || to !== 'user');
    const linked = near === undefined ? undefined : withNeighbours(near, between(listed));
    const objects = linked ? listed.filter(({ name }) => linked.has(name)) : listed;
    const relations = between(objects);
    return {
      listed,
      objects,
      relations,
      drawing: layOut(
        objects.map(({ name }) => name),
        relations,
      ),
    };
  }, [all.map(({ name }) => name).join(), definitions, app, hasPeople, near]);
}

function AppChoice({ value, onChange }: { value: string | null; onChange: (app: string | null) => void }) {
  const t = useText();
  const label = useLabel();
  const apps = useDraftDefinitions().filter(({ kind }) => kind === 'app');
  if (apps.length === 0) return null;
  return (
    <Select
      aria-label={t('studio.map.app')}
      placeholder={t('studio.map.everyApp')}
      data={apps.map(({ name, body }) => ({ value: name, label: label((body as AppBody).label) || name }))}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
