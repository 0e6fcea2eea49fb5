/** @jest-environment jsdom */
import { describeStates } from '../../../builders/four-states'
import { load, PhoneFault, refused, type Answers } from '../../../builders/simulate'
import { inside } from '../../../builders/written-file'
import { AT, meetingView, NOW, SECRETARY } from '../meeting/scene'

const CODE = inside('六月支部党员大会门口码.png')
const USUAL: Answers = { 'me.get': SECRETARY, 'meeting.get': meetingView(), 'meeting.doorCode': CODE }
const door = (answers: Answers = {}, phone = {}) =>
  load('packages/archive/door/door', { answers: { ...USUAL, ...answers }, query: AT, now: NOW, phone })

describeStates(
  [{ page: 'packages/archive/door/door', query: AT, reads: 'meeting.doorCode', says: '打印出来贴在门口' }],
  USUAL,
  NOW,
)

describe('the code for the door', () => {
  it('says that it is worth nothing without the digits', async () => {
    expect((await door()).text()).toContain('没有数字，签不了到')
  })

  it('can be kept in the album', async () => {
    const saveImageToPhotosAlbum = () => ({})
    const page = await door({}, { saveImageToPhotosAlbum })
    await page.run('save')
    expect(page.asked.find(({ api }) => api === 'saveImageToPhotosAlbum')?.options).toMatchObject({
      filePath: expect.stringMatching(/^wxfile:.*\/六月支部党员大会门口码\.png$/) as string,
    })
  })

  it('can be sent to whoever prints it, under a name that says what it is', async () => {
    const page = await door()
    await page.tap('发到电脑打印')
    expect(page.asked.find(({ api }) => api === 'shareFileMessage')?.options).toMatchObject({
      fileName: '六月支部党员大会门口码.png',
    })
  })

  it('says what can be done when the album is not open to it', async () => {
    const page = await door({}, { saveImageToPhotosAlbum: () => new PhoneFault('auth deny', { errno: 103 }) })
    await page.run('save')
    expect(page.text()).toContain('打开“添加到相册”')
    expect(page.asked.some(({ api }) => api === 'showToast')).toBe(false)
  })

  it('leads to the switch of the album, and says when it is on', async () => {
    const phone = {
      saveImageToPhotosAlbum: () => new PhoneFault('auth deny', { errno: 103 }),
      showModal: () => ({ confirm: true }),
      openSetting: () => ({ authSetting: { 'scope.writePhotosAlbum': true } }),
    }
    const page = await door({}, phone)
    await page.run('save')
    expect(page.asked.find(({ api }) => api === 'showModal')?.options).toMatchObject({ confirmText: '去设置' })
    expect(page.text()).toContain('已经打开，请再点一次。')
  })

  it('says that a picture could not be opened', async () => {
    const page = await door({}, { previewImage: () => new PhoneFault('internal error', { errno: 4 }) })
    await page.run('look')
    expect(page.text()).toContain('没有打开图片，请再试一次。')
  })

  it('says nothing when the person changes their mind', async () => {
    const page = await door({}, { shareFileMessage: () => new Error('cancel') })
    await page.tap('发到电脑打印')
    expect(page.data['fault']).toBe('')
  })

  it('says so when WeChat gives none', async () => {
    expect((await door({ 'meeting.doorCode': refused('code-not-drawn') })).text()).toContain('微信暂时没有给出小程序码')
  })
})
