import { appsPlace } from './apps/apps-place.tsx';
import { homePart } from './apps/home/home-part.tsx';
import { menuPart } from './apps/menu/menu-part.tsx';
import { buttonsPart } from './buttons/buttons-part.tsx';
import { dashboardsPlace } from './dashboards/dashboards-place.tsx';
import { documentsPart } from './documents/documents-part.tsx';
import { fieldsPart } from './fields/fields-part.tsx';
import { formPart } from './form/form-part.tsx';
import { gatesPart } from './gates/gates-part.tsx';
import { homePlace } from './home/home-place.tsx';
import { listsPlace } from './lists/lists-place.tsx';
import { mapPlace } from './map/map-place.tsx';
import { objectsPlace } from './objects/objects-place.tsx';
import { pagePart } from './page/page-part.tsx';
import type { Places } from './places-context.ts';
import { automationsPart } from './processes/of-object/automations-part.tsx';
import { processesPlace } from './processes/processes-place.tsx';
import { reportsPlace } from './reports/reports-place.tsx';
import { revisionsPlace } from './revisions/revisions-place.tsx';
import { rolesPlace } from './roles/roles-place.tsx';
import { rollOutPlace } from './roll-out/roll-out-place.tsx';
import { rulesPart } from './rules/rules-part.tsx';
import { runsPlace } from './runs/runs-place.tsx';
import { translationsPlace } from './translations/translations-place.tsx';
import { trashPlace } from './trash/trash-place.tsx';
import { viewsPart } from './views/views-part.tsx';

/** All there is to build, in the order of the menu. A new place, or part of an object or an app, is a folder beside this and a line here. */
export const places: Places = {
  places: [
    ...[homePlace, objectsPlace, mapPlace, appsPlace, rollOutPlace, processesPlace, runsPlace, dashboardsPlace, reportsPlace],
    ...[listsPlace, rolesPlace, translationsPlace, revisionsPlace, trashPlace],
  ],
  objectParts: [fieldsPart, pagePart, formPart, viewsPart, rulesPart, gatesPart, buttonsPart, documentsPart, automationsPart],
  appParts: [menuPart, homePart],
};
