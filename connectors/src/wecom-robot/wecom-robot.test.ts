import type { ConnectorContext, HttpReply, HttpRequest } from '@tenon/metadata';
import { describe, expect, it } from 'vitest';
import { cutToBytes, markdown, say, type settings } from './wecom-robot.actions.ts';

type Context = ConnectorContext<typeof settings>;

function contextWith(reply: Partial<HttpReply>, key = '693a91f6') {
  const requests: HttpRequest[] = [];
  const context: Context = {
    settings: { key },
    key: 'event_send',
    now: new Date(0),
    async request(request) {
      requests.push(request);
      return { status: 200, text: '{"errcode":0,"errmsg":"ok"}', ...reply };
    },
  };
  return { context, requests };
}

const problemAfter = (reply: Partial<HttpReply>) => say(contextWith(reply).context, {}).catch((problem) => problem);

describe('the robot', () => {
  it.each([['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6&debug=1'], [' 693a91f6 ']])(
    'takes its address or its key alone: %s',
    async (given) => {
      const { context, requests } = contextWith({}, given);
      await say(context, { msgtype: 'text' });
      expect(requests[0]?.url).toBe('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6');
    },
  );

  it.each([
    ['{"errcode":93000,"errmsg":"invalid webhook url"}', 'never', /removed from its group/],
    ['{"errcode":45009,"errmsg":"api freq out of limit"}', 'again', /20 a minute/],
    ['{"errcode":-1,"errmsg":"system busy"}', 'again', /busy/],
    ['{"errcode":40058,"errmsg":"invalid Request Parameter"}', 'never', /40058/],
    ['<html>', 'again', /could not be understood/],
    ['{"errcode":"0"}', 'again', /could not be understood/],
    ['', 'again', /could not be understood/],
  ])('understands the reply %s', async (text, next, words) => {
    expect(await problemAfter({ text })).toMatchObject({ next, label: { en: expect.stringMatching(words) } });
  });

  it('tries again when its server fails', async () => {
    expect(await problemAfter({ status: 502, text: '<html>' })).toMatchObject({ next: 'again' });
  });
});

it('writes values of records into Markdown without mentions and links of their own', () => {
  expect(markdown.quote?.('<@all> [看这里](https://evil.example)')).toBe('＜@all＞ ［看这里］(https://evil.example)');
});

it('cuts what is too long between characters', () => {
  expect(cutToBytes('榫卯', 6)).toBe('榫卯');
  expect(cutToBytes('榫卯榫卯', 9)).toBe('榫卯…');
  expect(cutToBytes('a🪵🪵', 8)).toBe('a🪵…');
});
