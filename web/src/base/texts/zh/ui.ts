/** Texts of the primitives in the ui room. */
export const ui = {
  'ui.notifications': '通知',
  'ui.selectPlaceholder': '请选择',
  'ui.nothingFound': '没有找到',
  'ui.closePanel': '关闭面板',
};
