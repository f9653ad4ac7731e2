import { type ESTree, parseSync } from 'vite';

/** `specifier` is undefined where the place is worked out at run time, so that nobody can tell where it leads. */
type Specifier = string | undefined;

/**
 * Everything by which a file of TypeScript reaches another file or a package: imports and exports of any form, types included,
 * `import()`, `require` and its like, and the path of a file of code that is handed to a worker or another process.
 */
export function findImports(path: string, text: string): Specifier[] {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  return nodesOf(program).flatMap(specifiersOf);
}

/** A node of the syntax tree and all below it. */
function nodesOf(value: unknown): ESTree.Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null || !('type' in value)) return [];
  return [value as ESTree.Node, ...Object.values(value).flatMap(nodesOf)];
}

function specifiersOf(node: ESTree.Node): Specifier[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSImportType':
      return [node.source.value];
    case 'ExportNamedDeclaration':
      return node.source ? [node.source.value] : [];
    case 'TSExternalModuleReference':
      return [node.expression.value];
    case 'ImportExpression':
      return [literalOf(node.source)];
    case 'CallExpression':
      return isRequire(node.callee) ? [literalOf(node.arguments[0])] : filesOf(node.arguments);
    case 'NewExpression':
      return filesOf(node.arguments);
    default:
      return [];
  }
}

/** `new URL('./worker.ts', import.meta.url)`, `join(import.meta.dirname, 'worker.ts')`; a folder or a file of data is no import. */
function filesOf(parts: readonly ESTree.Node[]): Specifier[] {
  if (!parts.some(isImportMeta)) return [];
  const names = parts.filter((part) => !isImportMeta(part)).map(literalOf);
  if (names.includes(undefined)) return [undefined];
  const file = names.join('/');
  return /\.[cm]?[jt]sx?$/.test(file) ? [file.startsWith('.') ? file : `./${file}`] : [];
}

function literalOf(node: ESTree.Node | undefined): Specifier {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  const isPlain = node?.type === 'TemplateLiteral' && node.expressions.length === 0;
  return isPlain ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** `require`, `module.require`, `process.getBuiltinModule`, and `import.meta.resolve`, which is a step on the way to one. */
function isRequire(callee: ESTree.Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const { name } = callee.property;
  return ['require', 'getBuiltinModule'].includes(name) || (name === 'resolve' && callee.object.type === 'MetaProperty');
}

/** `import.meta.url`, `import.meta.dirname`, `import.meta.filename`. */
function isImportMeta(node: ESTree.Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'MetaProperty';
}
