import type { FastifyInstance } from 'fastify';
import { badRequest } from '../../base/errors.ts';
import { pasteCells } from '../../data/bulk/paste-cells.ts';
import { describeFailed } from '../describe-failed.ts';
import { sendWarnings } from '../send-warnings.ts';
import { serve } from '../serve.ts';

/** `/api/records/:object/paste`: texts of a spreadsheet into cells of a list. */
export function pasteRoutes(app: FastifyInstance): void {
  serve(app, 'POST /api/records/:object/paste', async ({ workspace, actor, request, reply, params: { object }, body, once }) => {
    refuseRagged(body);
    const pasted = await once((tx) => pasteCells(workspace, actor, { object, ...body, tx }));
    const { ids, failed, undo, warnings } = pasted;
    sendWarnings(reply, actor, warnings);
    return { done: ids.length, failed: describeFailed(request, object, failed), undo };
  });
}

function refuseRagged({ fields, ids, cells }: { fields: string[]; ids: string[]; cells: string[][] }): void {
  const isBlock = cells.length === ids.length && cells.every((row) => row.length === fields.length);
  if (!isBlock)
    throw badRequest({
      zh: 'cells：应与 ids 逐行对应，每行的文本与 fields 逐个对应',
      en: 'cells: should hold a row for each of ids, with a text for each of fields',
    });
}
