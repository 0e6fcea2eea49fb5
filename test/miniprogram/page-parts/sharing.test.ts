/** @jest-environment jsdom */
import { shared } from '../../../miniprogram/page-parts/sharing'

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
