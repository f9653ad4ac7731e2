import type { ComponentProps } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import { paths } from '../../base/paths.ts';
import { type TextKey, useLabel, useText } from '../../base/use-text.ts';
import { useBody } from '../store/use-studio.ts';
import type { Crumb } from './crumbs.tsx';
import { ElementList } from './element-list.tsx';
import { PartList } from './place-list.tsx';
import { StudioFrame } from './studio-frame.tsx';

/** What has settings of its own and several parts: objects, apps. */
export type Family = {
  /** In addresses. */
  name: string;
  kind: string;
  texts: { all: TextKey; settings: TextKey; parts: TextKey };
  parts: readonly { name: string; label: TextKey; icon: string }[];
  things: readonly { name: string; body: { label: Label; icon: string } }[];
};

export type PartProps = Omit<ComponentProps<typeof StudioFrame>, 'crumbs' | 'left'> & {
  /** The part; `settings` is the thing as a whole. */
  here: string;
  /** What it is called where it is none of the parts. */
  title?: string;
  /** What there is in it; nothing by default. */
  list?: Omit<ComponentProps<typeof ElementList>, 'heading'>;
};

type Props = PartProps & { family: Family; name: string };

/** The frame of one part of a thing: the other parts above what there is in this one, the other things beside its name in the path. */
export function PartFrame({ family, name, here, title, list = { elements: [] }, ...frame }: Props) {
  const t = useText();
  const parts = [
    { name: 'settings', label: t(family.texts.settings), icon: 'settings', to: paths.studio(family.name, name) },
    ...family.parts.map((part) => ({ ...part, label: t(part.label), to: paths.studio(family.name, name, part.name) })),
  ];
  return (
    <StudioFrame
      {...frame}
      crumbs={useCrumbs({ family, name, here, title })}
      left={<ElementList {...list} heading={<PartList label={t(family.texts.parts)} parts={parts} here={here} />} />}
    />
  );
}

function useCrumbs({ family, name, here, title }: Pick<Props, 'family' | 'name' | 'here' | 'title'>): Crumb[] {
  const t = useText();
  const label = useLabel();
  const part = family.parts.find((each) => each.name === here);
  const called = part ? t(part.label) : title;
  const body = useBody<{ label: Label }>({ kind: family.kind, name });
  return [
    { label: t(family.texts.all), to: paths.studio(family.name) },
    {
      label: label(body?.label) || name,
      to: paths.studio(family.name, name),
      beside: family.things.map((each) => ({
        label: label(each.body.label) || each.name,
        icon: each.body.icon,
        to: paths.studio(family.name, each.name, ...(part ? [part.name] : [])),
        isHere: each.name === name,
      })),
    },
    ...(called === undefined ? [] : [{ label: called, to: paths.studio(family.name, name, here) }]),
  ];
}
