const nothing = () => undefined;

/** The frame says what dragging does, in the user's language; the library would say it in English. */
export const quietDragging = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
};
