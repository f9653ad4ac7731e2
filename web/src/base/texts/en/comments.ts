import type { Translated } from '../translated.ts';
import type { comments as zh } from '../zh/comments.ts';

export const comments: Translated<typeof zh> = {
  'comments.placeholder': 'Write a comment, @ mentions people and teams…',
  'comments.mention': 'Whom to mention',
  'comments.blind': 'cannot see this record',
  'comments.someBlind': 'some cannot see this record',
  'comments.warnBlind': '{names} cannot see this record and will not be told.',
  'comments.warnSomeBlind': 'Some of {names} cannot see this record and will not be told.',
  'comments.notTold': 'Sent. {names} cannot see this record, so they were not told.',
  'comments.attach': 'Attach',
  'comments.uploading': 'Uploading…',
  'comments.reply': 'Reply',
  'comments.replyTo': 'Reply to {name}:',
  'comments.more': 'More',
  'comments.edit': 'Edit',
  'comments.delete': 'Delete',
  'comments.deleted': 'Comment deleted',
  'comments.gone': 'This comment was deleted',
  'comments.react': 'React',
  'comments.find': 'Find in comments',
  'comments.none': 'No comments yet',
  'comments.noneFound': 'No comment says that',
  'comments.newer': 'Show newer comments',
  'comments.older': 'Older comments',
  'comments.follow': 'Follow',
  'comments.following': 'Following',
};
