import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import type { Crumb } from '../../frame/crumbs.tsx';
import { PartList } from '../../frame/place-list.tsx';
import { useBody } from '../../store/use-studio.ts';
import { usePlaces } from '../places-context.ts';
import { useObjects } from './use-objects.ts';

/** What can be changed of an object, above what there is in one part of it. `here` is the part. */
export function ObjectNav({ object, here }: { object: string; here: string }) {
  const t = useText();
  const { objectParts } = usePlaces();
  const parts = [
    { name: 'settings', label: t('studio.objectSettings'), icon: 'settings', to: paths.studio('objects', object) },
    ...objectParts.map(({ name, label, icon }) => ({ name, label: t(label), icon, to: paths.studio('objects', object, name) })),
  ];
  return <PartList label={t('studio.partsOfObject')} parts={parts} here={here} />;
}

/** The way to a part of an object, with its neighbours beside each step. */
export function useObjectCrumbs(object: string, here?: { name: string; label: string }): Crumb[] {
  const t = useText();
  const label = useLabel();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const objects = useObjects();
  const behind = here ? [here.name] : [];
  return [
    { label: t('studio.objects'), to: paths.studio('objects') },
    {
      label: label(body?.label) || object,
      to: paths.studio('objects', object),
      beside: objects.map((each) => ({
        label: label(each.body.label) || each.name,
        icon: each.body.icon,
        to: paths.studio('objects', each.name, ...behind),
        isHere: each.name === object,
      })),
    },
    ...(here ? [{ label: here.label, to: paths.studio('objects', object, here.name) }] : []),
  ];
}
