import type { ComponentType } from 'react';
import type { Json } from '../../../../metadata/merge/json.ts';
import type { TextKey } from '../../base/text.ts';
import type { Target } from '../store/state.ts';

/** A definition, or an element in it, that a problem, a usage or a link leads to. */
export type Destination = Target & { at: readonly string[] };

/** A definition as it will be. */
export type ReadBody = (target: Target) => Json | undefined;

/** A place of the studio: `/studio/<name>/…`. It draws itself with `StudioFrame`. */
export type StudioPlace = {
  name: string;
  label: TextKey;
  icon: string;
  /** `parts` is what stands behind its name in the address. */
  Page: ComponentType<{ parts: readonly string[] }>;
  /** It is there for who administers apps as well, and shows them what belongs to these. */
  inApps?: true;
  /** The parts of the address at which an element is changed; undefined where it is not this place's. */
  partsOf?(destination: Destination, read: ReadBody): string[] | undefined;
};

/** What can be changed of one object: `/studio/objects/<object>/<name>/…`. */
export type ObjectPart = Omit<StudioPlace, 'Page'> & {
  Page: ComponentType<{ object: string; parts: readonly string[] }>;
};

/** What can be changed of one app: `/studio/apps/<app>/<name>/…`. */
export type AppPart = Omit<StudioPlace, 'Page'> & {
  Page: ComponentType<{ app: string; parts: readonly string[] }>;
};
