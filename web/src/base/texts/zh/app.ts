/** Texts of the shell, home, palette and key sheet. */
export const app = {
  'nav.home': '首页',
};
