/** Mini-program codes by WeChat's `wxacode.getUnlimited`. */
import type { DrawMiniProgramCode } from '../application/ports/mini-program-codes'
import type { CloudApp } from './app'
import { callOpenApi } from './open-api'

/** Pixels, the most WeChat draws: it is printed. */
const WIDTH = 1280

export function miniProgramCodes(app: CloudApp): DrawMiniProgramCode {
  return async ({ page, scene }) => {
    // A page that is not published yet is no reason against a code for it.
    const request = { page, scene, check_path: false, width: WIDTH }
    const answer = await callOpenApi(app, 'wxacode.getUnlimited', request)
    if ('content' in answer && answer.contentType.startsWith('image/')) return answer.content
    const why = 'content' in answer ? answer.contentType : `${answer.errcode} ${answer.errmsg}`
    console.error(`WeChat drew no code: ${why}`)
    return undefined
  }
}
