/** Texts of the settings pages. */
export const settings = {
  'settings.title': '设置',
};
