/**
 * What the guide to privacy declares of WeChat's private functions, as docs/deployment.md has it typed in: the phones of the
 * preview refuse the others, as WeChat does. `test/docs/privacy-guide.test.ts` keeps the three alike.
 */
export const DECLARED_APIS: readonly string[] = ['chooseMessageFile', 'saveImageToPhotosAlbum', 'setClipboardData']
