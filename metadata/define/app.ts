import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Filter } from '../query.ts';
import { filterSchema } from '../query-schemas.ts';
import type { Definition } from './definition.ts';
import { identifiedList, keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

/** What people see of a solution: where they go, what stands on their home page, what they try first. */
export type AppBody = {
  label: Label;
  icon: string;
  /** Among apps, low first. */
  order?: number;
  /** Objects in the navigation, in sections; a section without a label stands under the app's own. */
  menu: MenuSection[];
  /** Objects that belong to it and have no place in its menu. */
  objects?: string[];
  /** Roles that its people have; they go where it goes. */
  roles?: string[];
  /** Switched off: its objects that no other app has are there for nobody, and keep their records. */
  off?: boolean;
  /** Only these have it so far: who has one of these roles, these people, and who is in one of these departments or below. */
  pilot?: string[];
  pilotPeople?: string[];
  pilotDepartments?: string[];
  /** The day from which it is as it is now. */
  since?: string;
  /** What becomes of it by itself, each on its day. */
  next?: RollOutStep[];
  /** In the order in which its people need them; the first is where “Dashboards” leads. */
  dashboards?: string[];
  /** What it is about: offered first where a record is made, and proposed where one object has to be. */
  main: string[];
  /** Objects in the tab bar of phones, beside home and “new”. */
  tabs?: string[];
  /** `G` and this letter open the list of an object. Where two apps choose one letter, the first has it. */
  shortcuts?: Shortcut[];
  home: HomeCard[];
  firstSteps?: FirstStep[];
};

/** From a day on an app is there for nobody, for a pilot, or for everybody. */
export type RollOutStep = { on: string; to: 'off' | 'pilot' | 'all' } & Pilot;

/** Who has an app before all others: holders of roles, people and departments, these by the ids of their records. */
export type Pilot = { roles?: string[]; people?: string[]; departments?: string[] };

export type MenuSection = { id: string; label?: Label; objects: string[] };
export type Shortcut = { object: string; key: string };

/** A card of the home page. `side`: in the narrow column. */
export type HomeCard = { id: string; side?: boolean } & (
  | { card: 'figures'; dashboard: string }
  | { card: 'nextSteps'; view: string }
  | { card: 'stages'; view: string }
  | { card: 'records'; view: string }
  | TodosCard
  | { card: 'firstSteps' }
  | { card: 'recent' }
);

/** Records to tick off: those in `open` whose day `due` has come. Ticking writes `done`. `about`: what a record is about, shown beside it. */
export type TodosCard = {
  card: 'todos';
  /** What it is called; left out, “To do”. */
  label?: Label;
  object: string;
  due: string;
  open?: Filter;
  done: Record<string, unknown>;
  about?: string;
};

/** Done when the data says so: somebody made one, moved one on, took a file in, or saved a view. */
export type FirstStep = {
  id: string;
  step: 'create' | 'move' | 'import' | 'view';
  object: string;
  /** Said in the solution's own words; left out, in those of the platform. */
  label?: Label;
  minutes?: number;
};

/** Letters after `G` that lead to pages of the platform. */
export const takenKeys = 'hjrsx';

const menuSectionSchema = z.strictObject({
  id: nameSchema,
  label: labelSchema.optional(),
  objects: keyedList(z.array(nameSchema).max(50)),
}) satisfies z.ZodType<MenuSection>;

const cardBase = { id: nameSchema, side: z.boolean().optional() };
const viewCard = (card: 'nextSteps' | 'stages' | 'records') =>
  z.strictObject({ ...cardBase, card: z.literal(card), view: nameSchema });
const plainCard = (card: 'firstSteps' | 'recent') => z.strictObject({ ...cardBase, card: z.literal(card) });

const homeCardSchema = z.discriminatedUnion('card', [
  z.strictObject({ ...cardBase, card: z.literal('figures'), dashboard: nameSchema }),
  ...(['nextSteps', 'stages', 'records'] as const).map(viewCard),
  z.strictObject({
    ...cardBase,
    card: z.literal('todos'),
    label: labelSchema.optional(),
    object: nameSchema,
    due: nameSchema,
    open: filterSchema.optional(),
    done: z.record(nameSchema, z.json()),
    about: nameSchema.optional(),
  }),
  ...(['firstSteps', 'recent'] as const).map(plainCard),
]) as unknown as z.ZodType<HomeCard>;

const names = keyedList(z.array(nameSchema).max(50)).optional();
/** Of records: one decision, since a single id tells nobody anything. */
const ids = z.array(z.uuid()).max(200).optional();

export const appSchema = z.strictObject({
  label: labelSchema,
  icon: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  order: z.number().optional(),
  menu: identifiedList(z.array(menuSectionSchema).max(20)),
  objects: keyedList(z.array(nameSchema).max(200)).optional(),
  roles: names,
  off: z.boolean().optional(),
  pilot: names,
  pilotPeople: ids,
  pilotDepartments: ids,
  since: z.iso.date().optional(),
  next: keyedList(
    z
      .array(
        z.strictObject({
          on: z.iso.date(),
          to: z.enum(['off', 'pilot', 'all']),
          roles: names,
          people: ids,
          departments: ids,
        }),
      )
      .max(10),
    'on',
  ).optional(),
  dashboards: keyedList(z.array(nameSchema).max(50)).optional(),
  main: keyedList(z.array(nameSchema).max(20)),
  tabs: keyedList(z.array(nameSchema).max(2)).optional(),
  shortcuts: keyedList(
    z.array(z.strictObject({ object: nameSchema, key: z.string().regex(/^[a-z]$/) })).max(20),
    'object',
  ).optional(),
  home: identifiedList(z.array(homeCardSchema).max(20)),
  firstSteps: identifiedList(
    z
      .array(
        z.strictObject({
          id: nameSchema,
          step: z.enum(['create', 'move', 'import', 'view']),
          object: nameSchema,
          label: labelSchema.optional(),
          minutes: z.int().min(1).max(60).optional(),
        }),
      )
      .max(20),
  ).optional(),
}) satisfies z.ZodType<AppBody>;

/** Declares the app of a solution. */
export function defineApp(name: string, body: AppBody): Definition<'app', AppBody> {
  return { kind: 'app', name, body };
}
