import type { CloudApp } from '../../../cloudfunctions/cloudbase/app'
import { miniProgramCodes } from '../../../cloudfunctions/cloudbase/mini-program-codes'

/** Longer than one byte can count. */
const PICTURE = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 251))
const CODED = { page: 'packages/meeting/check-in/check-in', scene: 'k3v9x0a1b2c3d4e5f6g7' }

/** A protobuf field that holds bytes: its number and kind (2), how many there are, the bytes. */
const field = (number: number, bytes: string | Buffer): Buffer => {
  const content = Buffer.from(bytes)
  const length: number[] = []
  for (let rest = content.length; ; rest >>= 7) {
    if (rest < 0x80) {
      length.push(rest)
      return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), content])
    }
    length.push((rest & 0x7f) | 0x80)
  }
}
const message = (...fields: Buffer[]) => Buffer.concat(fields)
const answerOf = (type: string, content: string | Buffer) => message(field(2, type), field(1, content))
const pair = (name: string, value: unknown) => field(1, message(field(1, name), field(2, JSON.stringify(value))))

/** An app whose binary API answers this; what it was asked is kept. */
function appAnswering(answer: unknown) {
  const asked: { readonly apiName: string; readonly requestData: Buffer }[] = []
  const callCompatibleWxOpenApi = async ({ apiName, requestData }: { apiName: string; requestData: Buffer }) => {
    asked.push({ apiName, requestData })
    return answer
  }
  return { asked, draw: miniProgramCodes({ callCompatibleWxOpenApi } as unknown as CloudApp) }
}

describe('drawing a mini-program code', () => {
  let said: jest.SpyInstance
  beforeEach(() => (said = jest.spyOn(console, 'error').mockImplementation(() => undefined)))
  afterEach(() => said.mockRestore())

  it('asks for the page with its scene, large enough to print, published or not', async () => {
    const { asked, draw } = appAnswering(answerOf('image/png', PICTURE))
    await draw(CODED)
    const pairs = message(
      pair('page', CODED.page),
      pair('scene', CODED.scene),
      pair('check_path', false),
      pair('width', 1280),
    )
    expect(asked).toEqual([{ apiName: 'wxacode.getUnlimited', requestData: field(2, pairs) }])
  })

  it('gives the picture as it came', async () => {
    const { draw } = appAnswering(answerOf('image/jpeg', PICTURE))
    expect(Buffer.from((await draw(CODED)) ?? [])).toEqual(PICTURE)
  })

  it.each([
    ['WeChat refuses', answerOf('application/json', '{"errcode":45009,"errmsg":"reach max api daily quota limit"}')],
    ['the answer is no message', { code: 'SYS_ERR' }],
    ['the answer is empty', Buffer.alloc(0)],
  ])('gives none when %s, and logs why', async (_, answer) => {
    expect(await appAnswering(answer).draw(CODED)).toBeUndefined()
    expect(said).toHaveBeenCalledTimes(1)
  })
})
