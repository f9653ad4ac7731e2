import type { Translated } from '../translated.ts';
import type { pictures as zh } from '../zh/pictures.ts';

export const pictures: Translated<typeof zh> = {
  'pictures.crop': 'Crop {name}',
  'pictures.take': 'Use this part',
  'pictures.turn': 'Turn right',
  'pictures.shape': 'Shape',
  'pictures.shape.free': 'Free',
  'pictures.shape.square': 'Square',
  'pictures.shape.wide': '4 : 3',
  'pictures.shape.tall': '3 : 4',
  'pictures.help': 'Drag the area or its corners. By keyboard: Tab to the area or a corner, then the arrows; Shift goes faster.',
  'pictures.area': 'Area, moved with the arrows',
  'pictures.handle': 'Move the {sides} edge with the arrows',
  'pictures.top': 'top',
  'pictures.right': 'right',
  'pictures.bottom': 'bottom',
  'pictures.left': 'left',
  'pictures.broken':
    '“{name}” cannot be opened: it is damaged, or no picture. Choose another, or save it anew in a picture viewer and send that.',
};
