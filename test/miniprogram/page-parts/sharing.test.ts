/** @jest-environment jsdom */
import { copied, shared } from '../../../miniprogram/page-parts/sharing'
import { chosenOf } from '../../../miniprogram/page-parts/telling'

const phone = globalThis as unknown as { wx: unknown }
const before = phone.wx
afterEach(() => {
  phone.wx = before
})

describe('a file that goes to a chat', () => {
  it('is said not to have been sent when the phone refuses', async () => {
    phone.wx = { shareFileMessage: () => Promise.reject(new Error('shareFileMessage:fail no permission')) }
    expect(await shared('wxfile://usr/a.docx', 'a.docx')).toEqual({ message: '没有发出去，请再试一次。', code: '' })
  })

  it('is no failure when the person thinks better of it', async () => {
    phone.wx = {
      shareFileMessage: () => Promise.reject(Object.assign(new Error(), { errMsg: 'shareFileMessage:fail cancel' })),
    }
    expect(await shared('wxfile://usr/a.docx', 'a.docx')).toBeUndefined()
  })
})

describe('words to paste', () => {
  it('are said not to have been copied when the phone refuses', async () => {
    phone.wx = { setClipboardData: () => Promise.reject(new Error('setClipboardData:fail api scope is not declared')) }
    expect(await copied('一页')).toEqual({ message: '没有复制成，请再试一次。', code: '' })
    phone.wx = { setClipboardData: () => Promise.resolve() }
    expect(await copied('一页')).toBeUndefined()
  })
})

describe('one of several things', () => {
  it('is what was tapped, and nothing when it was closed', async () => {
    phone.wx = { showActionSheet: () => Promise.resolve({ tapIndex: 1 }) }
    expect(await chosenOf(['甲', '乙'])).toBe(1)
    phone.wx = { showActionSheet: () => Promise.reject(new Error('showActionSheet:fail cancel')) }
    expect(await chosenOf(['甲', '乙'])).toBeUndefined()
  })

  it('is not taken for closed when the phone fails', async () => {
    phone.wx = { showActionSheet: () => Promise.reject(new Error('showActionSheet:fail parameter error')) }
    await expect(chosenOf(['甲', '乙'])).rejects.toThrow('parameter error')
  })
})
