import { defineConnector } from '@tenon/metadata';
import { markdown, say, settings, text } from './wecom-robot.actions.ts';

export const wecomRobot = defineConnector('wecom_robot', {
  label: { zh: '企业微信群机器人', en: 'WeCom group robot' },
  description: { zh: '把消息发到企业微信群', en: 'Sends messages to a WeCom group' },
  icon: 'message-circle',
  settings,
  actions: { markdown, text },
  check: (context) =>
    say(context, { msgtype: 'text', text: { content: 'Tenon 已连接到此群 · Tenon is connected to this group' } }),
  samples: {
    settings: { key: '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa' },
    inputs: { markdown: { content: '**赢单** 榫卯展厅' }, text: { content: '赢单：榫卯展厅', everyone: true } },
    reply: { status: 200, text: '{"errcode":0,"errmsg":"ok"}' },
  },
});
