import { createContext } from 'react';

/** Where editors of files below send them: `/files`, or with what it is for. */
export const UploadTarget = createContext('/files');
