import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef1fd',
  '#d9e0fa',
  '#b1bff4',
  '#869cee',
  '#637ee8',
  '#4c6ce3',
  '#3a56c5',
  '#3049af',
  '#283f9b',
  '#1e3285',
];

/** Mantine's inputs, menus and dialogs in the product's own tokens; `mantine-theme.css` does the rest. */
export const mantineTheme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '16px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '24px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Menu: { defaultProps: { shadow: 'none', offset: 4, transitionProps: { duration: 0 }, zIndex: 300 } },
    Popover: { defaultProps: { shadow: 'none', offset: 4, transitionProps: { duration: 0 }, zIndex: 300 } },
    Combobox: { defaultProps: { shadow: 'none', offset: 4, transitionProps: { duration: 0 }, zIndex: 300 } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 0 }, zIndex: 300 } },
    Modal: { defaultProps: { transitionProps: { duration: 80, transition: 'fade' }, zIndex: 210 } },
    Drawer: { defaultProps: { transitionProps: { duration: 100 }, zIndex: 210 } },
  },
});
