import type { ExpressionNode } from './ast.ts';

/** The fields and relation paths an expression reads, each once, in order of appearance. */
export function expressionPaths(ast: ExpressionNode): string[] {
  return [...new Set(nodesOf(ast).flatMap((node) => (node.kind === 'path' ? [node.path] : [])))];
}

/** An expression and all its parts, in order of appearance. A long row of additions is as deep as it is long, so nothing calls itself here. */
export function nodesOf(ast: ExpressionNode): ExpressionNode[] {
  const nodes: ExpressionNode[] = [];
  const pending = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    nodes.push(node);
    if (node.kind === 'call') for (const argument of node.arguments.toReversed()) pending.push(argument);
  }
  return nodes;
}
