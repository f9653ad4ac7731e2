import { fieldType, valueField } from '@tenon/metadata';
import { rulesOfObject } from '@tenon/metadata/rules/default-rules.ts';
import { type ObjectRules, readRules } from '@tenon/metadata/rules/read-rules.ts';
import { type RuleLanguage, ruleLanguage } from '@tenon/metadata/rules/rule-language.ts';
import { resolveField } from '../../../catalog/resolve-field.ts';
import type { CompiledObject, Snapshot } from '../../../catalog/snapshot.ts';

/** The rules of an object, read once per revision. Nobody is asked for what the platform makes. */
export function rulesOf(snapshot: Snapshot, object: CompiledObject): ObjectRules {
  const fields = Object.fromEntries([...object.fields].map(([name, { definition }]) => [name, definition]));
  const asks = (name: string) => {
    const type = object.fields.get(name)?.type;
    return type !== undefined && !type.readOnly && (type.source === 'columns' || type.source === 'linkTable');
  };
  const rules = rulesOfObject({ fields, rules: object.body.rules, gates: object.body.gates });
  return readRules({ fields, rules }, { asks, ...(rules && { language: languageOf(snapshot, object) }) });
}

function languageOf(snapshot: Snapshot, object: CompiledObject): RuleLanguage {
  return ruleLanguage({
    typeOf(path) {
      const definition = resolveField(snapshot, object.name, path)?.at(-1)?.definition;
      const valued = definition && valueField(definition);
      return valued && fieldType(valued).expressionType(valued);
    },
    formulaOf(name) {
      const field = object.fields.get(name);
      return field?.type.expression?.(field.definition as never);
    },
  });
}
