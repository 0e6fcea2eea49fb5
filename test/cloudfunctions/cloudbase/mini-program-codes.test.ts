import type { CloudApp } from '../../../cloudfunctions/cloudbase/app'
import { miniProgramCodes } from '../../../cloudfunctions/cloudbase/mini-program-codes'
import { decodeArguments, encodeAnswer, encodeJsonAnswer } from '../../../local/cloud/open-apis/binary-message'

/** Longer than one byte can count. */
const PICTURE = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 251))
const CODED = { page: 'packages/meeting/check-in/check-in', scene: 'k3v9x0a1b2c3d4e5f6g7' }

/** An app whose binary API answers this; what it was asked is kept. */
function appAnswering(answer: unknown) {
  const asked: { readonly apiName: string; readonly given: Record<string, unknown> }[] = []
  const callCompatibleWxOpenApi = async ({ apiName, requestData }: { apiName: string; requestData: Buffer }) => {
    asked.push({ apiName, given: decodeArguments(requestData) })
    return answer
  }
  return { asked, draw: miniProgramCodes({ callCompatibleWxOpenApi } as unknown as CloudApp) }
}

describe('drawing a mini-program code', () => {
  let said: jest.SpyInstance
  beforeEach(() => (said = jest.spyOn(console, 'error').mockImplementation(() => undefined)))
  afterEach(() => said.mockRestore())

  it('asks for the page with its scene, large enough to print, published or not', async () => {
    const { asked, draw } = appAnswering(encodeAnswer('image/png', PICTURE))
    await draw(CODED)
    const given = { ...CODED, check_path: false, width: 1280 }
    expect(asked).toEqual([{ apiName: 'wxacode.getUnlimited', given }])
  })

  it('gives the picture as it came', async () => {
    const { draw } = appAnswering(encodeAnswer('image/jpeg', PICTURE))
    expect(Buffer.from((await draw(CODED)) ?? [])).toEqual(PICTURE)
  })

  it.each([
    ['WeChat refuses', encodeJsonAnswer({ errcode: 45009, errmsg: 'reach max api daily quota limit' })],
    ['the answer is no message', { code: 'SYS_ERR' }],
    ['the answer is empty', Buffer.alloc(0)],
  ])('gives none when %s, and logs why', async (_, answer) => {
    expect(await appAnswering(answer).draw(CODED)).toBeUndefined()
    expect(said).toHaveBeenCalledTimes(1)
  })
})
