/**
 * What the guide to privacy declares of WeChat's private functions, each with what it is for, as docs/deployment.md has it typed
 * in: the phones of the preview refuse the others, as WeChat does. `test/docs/privacy-guide.test.ts` keeps the three alike.
 */
export const DECLARED_USES: Readonly<Record<string, string>> = {
  chooseMedia: '给会议记录附照片，不附也行；拍摄的地点和时间不保存',
  chooseMessageFile: '书记从聊天里选名册、党费表导入，或选改过的报告核对',
  saveImageToPhotosAlbum: '把会议门口的签到码存进相册，好打印出来',
  setClipboardData: '把自己的记录、报告的一段复制成文字；只写，从不读取',
}

export const DECLARED_APIS: readonly string[] = Object.keys(DECLARED_USES)
