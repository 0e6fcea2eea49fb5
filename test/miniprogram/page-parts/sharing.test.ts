/** @jest-environment jsdom */
import { copied, shared } from '../../../miniprogram/page-parts/sharing'
import { chosenOf } from '../../../miniprogram/page-parts/telling'
import { PhoneFault, stubWx, type PhoneAnswers } from '../../builders/wx-stub'

const before = (globalThis as unknown as { wx: unknown }).wx
afterEach(() => become(before))
function become(wx: unknown) {
  Object.assign(globalThis, { wx })
}
const phone = (answers: PhoneAnswers) => become(stubWx({}, answers).wx)

describe('a file that goes to a chat', () => {
  it('is said not to have been sent when the phone refuses', async () => {
    phone({ shareFileMessage: () => new PhoneFault('internal error', { errno: 4 }) })
    await expect(shared('wxfile://usr/a.docx', 'a.docx')).rejects.toThrow('没有发出去，请再试一次。')
  })

  it('is no failure when the person thinks better of it', async () => {
    phone({ shareFileMessage: () => new PhoneFault('cancel') })
    await expect(shared('wxfile://usr/a.docx', 'a.docx')).resolves.toBeUndefined()
  })
})

describe('words to paste', () => {
  it('are said not to have been copied when nobody has declared it', async () => {
    phone({
      setClipboardData: () => new PhoneFault('api scope is not declared in the privacy agreement', { errno: 112 }),
    })
    await expect(copied('一页')).rejects.toThrow('没有复制成：小程序的后台还没有申报“剪切板”')
    phone({})
    await expect(copied('一页')).resolves.toBeUndefined()
  })
})

describe('one of several things', () => {
  it('is what was tapped, and nothing when it was closed', async () => {
    phone({ showActionSheet: () => ({ tapIndex: 1 }) })
    expect(await chosenOf(['甲', '乙'])).toBe(1)
    phone({ showActionSheet: () => new PhoneFault('cancel') })
    expect(await chosenOf(['甲', '乙'])).toBeUndefined()
  })

  it('is not taken for closed when the phone fails', async () => {
    phone({ showActionSheet: () => new PhoneFault('parameter error', { errno: 1001 }) })
    await expect(chosenOf(['甲', '乙'])).rejects.toMatchObject({ errMsg: 'showActionSheet:fail parameter error' })
  })
})
