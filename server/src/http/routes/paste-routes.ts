import type { PasteAnswer } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { badRequest } from '../../base/errors.ts';
import { pasteCells } from '../../data/bulk/paste-cells.ts';
import { callerOf } from '../caller.ts';
import { describeFailed } from '../describe-failed.ts';
import { once } from '../once.ts';
import { readInput } from '../read-input.ts';
import { tellWarnings } from '../tell-warnings.ts';

const mostRows = 2000;
const mostFields = 60;

const pasteSchema = z.strictObject({
  fields: z.array(z.string().max(200)).min(1).max(mostFields),
  ids: z.array(z.string()).min(1).max(mostRows),
  cells: z.array(z.array(z.string().max(100_000)).max(mostFields)).max(mostRows),
  partial: z.boolean().default(false),
});

/** `/api/records/:object/paste`: texts of a spreadsheet into cells of a list. */
export function pasteRoutes(app: FastifyInstance): void {
  app.post<{ Params: { object: string } }>(
    '/api/records/:object/paste',
    { config: { takesMany: true } },
    async (request, reply) => {
      const { workspace, actor } = callerOf(request);
      const input = readInput(request, pasteSchema);
      refuseRagged(input);
      const { object } = request.params;
      const pasted = await once(request, (tx) => pasteCells(workspace, actor, { object, ...input, tx }));
      const { ids, failed, undo, warnings } = pasted;
      tellWarnings(reply, actor, warnings);
      return { done: ids.length, failed: describeFailed(request, object, failed), undo } satisfies PasteAnswer;
    },
  );
}

function refuseRagged({ fields, ids, cells }: z.output<typeof pasteSchema>): void {
  const isBlock = cells.length === ids.length && cells.every((row) => row.length === fields.length);
  if (!isBlock)
    throw badRequest({
      zh: 'cells：应与 ids 逐行对应，每行的文本与 fields 逐个对应',
      en: 'cells: should hold a row for each of ids, with a text for each of fields',
    });
}
