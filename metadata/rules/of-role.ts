import type { ExpressionNode } from '../expression/ast.ts';
import { parseExpression } from '../expression/parse.ts';

/** What a condition asks of who writes, and all else that it asks, in words that are the same where the same is asked. */
export type OfRole = { role: string; rest: string };

/** Of a condition that holds for who has a role (`HASROLE("fitter") AND stage = "open"`); undefined of any other. */
export function readOfRole(source: string): OfRole | undefined {
  const parsed = parseExpression(source);
  if (!parsed.ok) return undefined;
  const asked = conjunctsOf(parsed.ast);
  const roles = asked.flatMap((node) => roleOf(node) ?? []);
  if (roles.length === 0) return undefined;
  const rest = asked.filter((node) => roleOf(node) === undefined).map(({ start, end }) => source.slice(start, end));
  return { role: roles.sort().join(' '), rest: rest.sort().join(' AND ') };
}

function conjunctsOf(node: ExpressionNode): ExpressionNode[] {
  return node.kind === 'call' && node.name === 'AND' ? node.arguments.flatMap(conjunctsOf) : [node];
}

function roleOf(node: ExpressionNode): string | undefined {
  const [role] = node.kind === 'call' && node.name === 'HASROLE' ? node.arguments : [];
  return role?.kind === 'text' ? role.value : undefined;
}
