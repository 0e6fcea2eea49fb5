import { miniProgramCodes } from '../../../cloudfunctions/cloudbase/mini-program-codes'
import { answerOf, appAnswering, jsonAnswer, NO_PERMISSION, requestOf } from '../../builders/open-api'

/** Longer than one byte can count. */
const PICTURE = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 251))
const CODED = { page: 'packages/meeting/check-in/check-in', scene: 'k3v9x0a1b2c3d4e5f6g7' }

const drawing = (answer: unknown) => {
  const { app, asked } = appAnswering(answer)
  return { asked, draw: miniProgramCodes(app) }
}

describe('drawing a mini-program code', () => {
  let said: jest.SpyInstance
  beforeEach(() => (said = jest.spyOn(console, 'error').mockImplementation(() => undefined)))
  afterEach(() => said.mockRestore())

  it('asks for the page with its scene, large enough to print, published or not', async () => {
    const { asked, draw } = drawing(answerOf('image/png', PICTURE))
    await draw(CODED)
    const requestData = requestOf({ ...CODED, check_path: false, width: 1280 })
    expect(asked).toEqual([{ apiName: 'wxacode.getUnlimited', requestData }])
  })

  it('gives the picture as it came', async () => {
    const { draw } = drawing(answerOf('image/jpeg', PICTURE))
    expect(Buffer.from((await draw(CODED)) ?? [])).toEqual(PICTURE)
  })

  it.each([
    ['WeChat refuses', jsonAnswer({ errcode: 45009, errmsg: 'reach max api daily quota limit' })],
    ['the function has no permission', NO_PERMISSION],
    ['it is no picture', answerOf('audio/mp3', PICTURE)],
    ['the answer is no message', { code: 'SYS_ERR' }],
    ['the answer is empty', Buffer.alloc(0)],
  ])('gives none when %s, and logs why', async (_, answer) => {
    expect(await drawing(answer).draw(CODED)).toBeUndefined()
    expect(said).toHaveBeenCalledTimes(1)
  })
})
