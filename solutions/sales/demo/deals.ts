import type { SampleStep } from '@tenon/metadata';
import { daysAfter } from './days.ts';
import { dealStories, type Move, type Story } from './deal-stories.ts';

const prices: Record<string, number> = {
  robot: 128000,
  vision: 86000,
  line: 560000,
  platform: 48000,
  service: 24000,
  training: 3200,
};

function begin(story: Story, today: string): SampleStep {
  const [stage, daysAgo] = story.moves[0] as Move;
  return {
    object: 'deal',
    daysAgo,
    by: story.owner,
    create: [
      {
        key: story.key,
        name: story.name,
        account: { ref: story.account },
        owner: { ref: story.owner },
        product: { ref: story.product },
        amount: String(story.amount),
        pipeline: story.pipeline ?? 'direct',
        stage,
        expected_close: daysAfter(today, story.closesIn ?? -(story.moves.at(-1) as Move)[1]),
        next_step: story.nextStep ?? null,
      },
    ],
  };
}

function move(story: Story, [stage, daysAgo]: Move): SampleStep {
  const reason = stage === 'lost' ? { loss_reason: story.lossReason } : {};
  return { object: 'deal', daysAgo, by: story.owner, update: [{ key: story.key, stage, ...reason }] };
}

function addLine(story: Story): SampleStep {
  const price = prices[story.product] as number;
  const [, daysAgo] = story.moves[0] as Move;
  return {
    object: 'deal_line',
    daysAgo,
    by: story.owner,
    create: [
      {
        deal: { ref: story.key },
        product: { ref: story.product },
        quantity: String(Math.max(1, Math.round(story.amount / price))),
        unit_price: String(price),
      },
    ],
  };
}

export function deals(today: string): SampleStep[] {
  return dealStories.flatMap((story) => [
    begin(story, today),
    addLine(story),
    ...story.moves.slice(1).map((each) => move(story, each)),
  ]);
}
