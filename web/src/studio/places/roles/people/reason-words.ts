import { useLabel, useText } from '../../../../base/use-text.ts';
import { isScoped } from '../../../words/roles/cells.ts';
import { useObjects } from '../../objects/use-objects.ts';
import { useRoles } from '../use-roles.ts';
import type { ExplainedAction, ExplainedField } from './use-rights.ts';

/** What came out, and why, in words. */
export function useReasonWords() {
  const t = useText();
  const label = useLabel();
  const roles = useRoles();
  const objects = useObjects();
  const roleName = (name: string) => label(roles.find((role) => role.name === name)?.body.label) || name;
  const objectName = (name: string) => label(objects.find((object) => object.name === name)?.body.label) || name;
  /** The label of a field; a way through relations as the API writes it. */
  const pathName = (object: string, path: string) =>
    label(objects.find(({ name }) => name === object)?.body.fields[path]?.label) || path;
  const list = (words: readonly string[]) => words.join(t('studio.comma'));

  return {
    roleName,
    objectName,
    /** “Own and Department” */
    outcome({ action, scopes, allowed }: ExplainedAction): string {
      if (!isScoped(action)) return allowed ? t('roles.level.yes') : '–';
      return scopes.length === 0 ? '–' : scopes.map((scope) => t(`roles.level.${scope}`)).join(t('roles.plus'));
    },
    /** “Sales rep: Own; Manager (as for all other objects): Department” */
    reasons({ reasons }: ExplainedAction): string {
      if (reasons.length === 0) return t('roles.noRoleGives');
      return reasons
        .map(({ role, gives, by }) => {
          const given = typeof gives === 'string' ? t(`roles.level.${gives}`) : t('roles.level.yes');
          return t(`roles.reason.${by}`, { role: roleName(role), given });
        })
        .join(t('roles.semicolon'));
    },
    field({ seen, changes }: Pick<ExplainedField, 'seen' | 'changes'>): string {
      if (seen !== 'clear') return t(`roles.field.${seen}`);
      return t(changes ? 'roles.field.edit' : 'roles.field.read');
    },
    fieldReason(reason: ExplainedField['reasons'][number]): string {
      switch (reason.why) {
        case 'role':
          return t('roles.reason.own', { role: roleName(reason.role), given: t(`roles.field.${reason.right}`) });
        case 'source':
          return t('roles.reason.source', { object: objectName(reason.object), path: pathName(reason.object, reason.path) });
        case 'target':
          return t('roles.reason.target', { objects: list(reason.objects.map(objectName)) });
        default:
          return t(`roles.reason.${reason.why}`);
      }
    },
  };
}
