/** Fills the whole screen with the page, or gives it back; a browser that refuses leaves it as it is. */
export const toggleFullScreen = async (): Promise<void> => {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // F11 is still there.
  }
};
