import type { CallOutcome, Problem } from '@tenon/metadata';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requireInReach } from '../../access/design-rights.ts';
import { resolveTitles, withTitle } from '../../data/read/resolve-titles.ts';
import { pressButton } from '../../process/buttons/press-button.ts';
import { findPressedByMany, type ManyPresses } from '../../process/buttons/press-many.ts';
import { readPresses, type ToldPress } from '../../process/buttons/press-rows.ts';
import { previewSubmit } from '../../process/buttons/submit-record.ts';
import { tryButton } from '../../process/buttons/try-button.ts';
import { sendNow } from '../../process/connections/send-calls.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeFailed } from '../describe-failed.ts';
import { describeFailure } from '../describe-failure.ts';
import { sendWarnings } from '../send-warnings.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

const pageSize = 100;

/** Buttons of records: pressed for one, for many, and tried. */
export function buttonRoutes(app: FastifyInstance, { jobs, outside }: Services): void {
  serve(
    app,
    'POST /api/records/:object/:id/buttons/:button',
    async ({ workspace, actor, request, reply, params, body, once }) => {
      const { warnings, call, ...pressed } = await pressButton(workspace, actor, { ...params, ...body }, once);
      sendWarnings(reply, actor, warnings);
      if (!call) return pressed;
      const sent = await sendNow(outside, workspace, call);
      const { status = 'waiting', problem } = sent ?? {};
      const told: CallOutcome = { status, ...(problem && { problem: problem[callerLocale(request)] }) };
      const tookAnswer = status === 'done' && sent?.step?.answer !== undefined;
      return { ...pressed, ...(tookAnswer && { undo: sent.id }), call: told };
    },
  );

  serve(app, 'POST /api/records/:object/:id/buttons/:button/chain', async ({ workspace, actor, request, params, body }) => {
    const { problem, ...chain } = await previewSubmit(workspace, actor, { ...params, ...body });
    return { ...chain, ...(problem && { problem: describeFailure(problem, callerLocale(request)) }) };
  });

  serve(app, 'POST /api/records/:object/buttons/:button', async ({ workspace, actor, params, body, once }) => {
    const { button } = findPressedByMany(workspace, actor, params);
    const input: ManyPresses = { ...params, ...body, label: button.label };
    return once(async (tx) => ({ job: await jobs.start(workspace, actor, { kind: 'pressButton', input }, tx) }));
  });

  serve(app, 'GET /api/jobs/:id/presses', async ({ workspace, actor, request, params, query: { after } }) => {
    const { id, input } = await jobs.read(workspace, actor, params.id);
    const { object } = input as ManyPresses;
    const found = await readPresses(workspace, { job: id, after, limit: pageSize + 1 });
    const page = found.slice(0, pageSize);
    const titles = await resolveTitles(
      workspace,
      actor,
      page.map(({ record }) => ({ object, id: record })),
    );
    return {
      rows: page.map((press) => ({
        record: { ...withTitle(titles, { object, id: press.record }), object },
        ...statusOf(request, object, press),
      })),
      ...(found.length > pageSize && { next: after + pageSize }),
    };
  });

  serve(app, 'POST /api/definitions/object/:object/try-button', async ({ workspace, actor, request, params, body }) => {
    requireInReach(workspace.snapshot, actor, { kind: 'object', name: params.object });
    const { problems, ...tried } = await tryButton(workspace, actor, { ...params, ...body });
    return { ...tried, ...(problems && { problems: describeProblems(request, params.object, problems) }) };
  });
}

/** How a press of one record stands; its call may still be on its way. */
function statusOf(request: FastifyRequest, object: string, { outcome, call }: ToldPress) {
  if (outcome === null) return { status: 'waiting' as const };
  const problems = describeProblems(request, object, outcome.problems ?? []).map(({ message }) => message);
  if (problems.length > 0) return { status: 'failed' as const, problems };
  if (!call) return { status: 'done' as const };
  return { status: call.status, ...(call.problem && { problems: [call.problem[callerLocale(request)]] }) };
}

function describeProblems(request: FastifyRequest, object: string, problems: readonly Problem[]) {
  return describeFailed(request, object, [{ row: 0, problems: [...problems] }]).flatMap((each) => each.problems);
}
