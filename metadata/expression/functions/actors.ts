import sql from 'sql-template-tag';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';

const role = parameter('text', '角色', 'role', { literal: { accepts: (name) => name !== '', examples: '"sales_manager"' } });

/** Who makes a change, and by which way. */
export const actorFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'ME',
    family: 'logic',
    needs: 'actor',
    label: { zh: '我', en: 'Me' },
    help: { zh: '正在操作的用户，用于与用户字段比较', en: 'The user who acts, to compare fields of people with' },
    parameters: [],
    result: 'reference',
    evaluate: (_, { actor }) => actor?.id ?? null,
    compile: (_, { actor }) => sql`(${actor?.id ?? null})::uuid`,
    samples: [],
    example: 'owner = ME()',
  }),
  defineFunction({
    name: 'HASROLE',
    family: 'logic',
    needs: 'actor',
    label: { zh: '有角色', en: 'Has the role' },
    help: { zh: '正在操作的用户有该角色（写角色的名称）', en: 'TRUE when the user who acts has the role, written by its name' },
    parameters: [role],
    result: 'boolean',
    solid: true,
    evaluate: ([name], { actor }) => actor?.roles.includes(name) ?? false,
    compile: ([name], { actor }) => sql`coalesce(${name} = any((${actor?.roles ?? null})::text[]), false)`,
    samples: [],
    example: 'HASROLE("sales_manager")',
  }),
  defineFunction({
    name: 'SOURCE',
    family: 'logic',
    needs: 'actor',
    label: { zh: '来源', en: 'Source' },
    help: {
      zh: '修改的来源：web、api、import、process 或 system',
      en: 'The way the change comes: web, api, import, process or system',
    },
    parameters: [],
    result: 'text',
    evaluate: (_, { actor }) => actor?.source ?? null,
    compile: (_, { actor }) => sql`nullif((${actor?.source ?? null})::text, '')`,
    samples: [],
    example: 'SOURCE() = "import"',
  }),
];
