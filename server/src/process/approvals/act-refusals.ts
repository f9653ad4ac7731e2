import type { ActRefusal, Label } from '@tenon/metadata';
import { TenonError } from '../../base/errors.ts';

/** Why an act is not done, in words. */
const refusalTexts: Record<
  ActRefusal | 'notActive' | 'noTarget' | 'noWithdrawal' | 'onlySubmit' | 'remindedJustNow' | 'notClosed',
  Label
> = {
  decided: { zh: '已经有人处理过', en: 'it has been decided already' },
  notYourTurn: { zh: '还没有轮到您，或在等您请来的人', en: 'it is not your turn, or those whom you asked are still to answer' },
  alreadyThere: { zh: '此人已在这一步中', en: 'this person is in this step already' },
  barred: { zh: '提交人不能审批自己提交的内容', en: 'whoever submitted it does not decide it' },
  mixedPlaces: { zh: '同一任务不能既前加签又后加签', en: 'people are added either before or after you, not both' },
  addedMayNotAdd: { zh: '加签进来的人不能再加签', en: 'who was added does not add others' },
  hasAdded: { zh: '您已加签，不能再转交；请先减签', en: 'you have added people; remove them before you hand it over' },
  tooLate: { zh: '后面已有人处理，不能取回', en: 'others have decided after you, so it is not taken back' },
  notAdded: { zh: '只能减去您自己加签的人', en: 'you remove only people whom you added' },
  noTarget: {
    zh: '只能退回给提交人，或已经走过的审批步骤',
    en: 'it goes back to whoever submitted it, or to a step that it came through',
  },
  onlySubmit: { zh: '退回后只能重新提交或撤回', en: 'what was sent back is submitted again or withdrawn' },
  noWithdrawal: { zh: '此流程不允许撤回，或已有人处理', en: 'it is not withdrawn here, or somebody has decided already' },
  remindedJustNow: { zh: '刚刚催办过，请半小时后再试', en: 'they were reminded just now; try again in half an hour' },
  notClosed: { zh: '没有因超时而关闭的任务', en: 'no task of it was closed because its time was up' },
  notActive: { zh: '此人不存在或已停用', en: 'this person is not there or no longer active' },
};

/** An act that cannot be done as things stand, and why. */
export function refused(reason: keyof typeof refusalTexts): TenonError {
  return new TenonError('actRefused', { params: { reason: refusalTexts[reason] } });
}
