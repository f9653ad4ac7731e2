import type { ExpressionNode } from './ast.ts';

/** The fields and relation paths an expression reads, each once, in order of appearance. */
export function expressionPaths(ast: ExpressionNode): string[] {
  const paths = new Set<string>();
  const pending = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'path') paths.add(node.path);
    if (node.kind === 'call') pending.push(...node.arguments.toReversed());
  }
  return [...paths];
}
