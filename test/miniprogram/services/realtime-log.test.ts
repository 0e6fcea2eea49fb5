/** @jest-environment jsdom */
import { note, traceOf } from '../../../miniprogram/services/realtime-log'

const V8 = `TypeError: Cannot read properties of undefined (reading 'name')
    at Object.show (weapp:///packages/secretary/person/person.js:12:34)
    at weapp:///page-parts/opened-page.js:5:6`
const SAFARI = `show@https://usr/app-service.js:12:34
openPage@https://usr/app-service.js:5:6`

describe('what the realtime log is told', () => {
  it('is where a defect arose, in the form of either engine', () => {
    const defect = (stack: string) => Object.assign(new TypeError('x is not a function'), { stack })
    expect(traceOf(defect(V8))).toEqual([
      'TypeError',
      'x is not a function',
      'Object.show person.js:12:34 < opened-page.js:5:6',
    ])
    expect(traceOf(defect(SAFARI)).at(-1)).toBe('show app-service.js:12:34 < openPage app-service.js:5:6')
  })

  it('is the same of the text that WeChat gives to onError', () => {
    const [words, frames] = traceOf(`MiniProgramError\n${V8}`)
    expect(words).toBe('MiniProgramError TypeError: Cannot read properties of undefined (reading …)')
    expect(frames).toBe('Object.show person.js:12:34 < opened-page.js:5:6')
  })

  it('is what WeChat says of a refusal, with its number', () => {
    expect(traceOf({ errMsg: 'chooseMessageFile:fail api scope is not declared', errno: 112 })).toEqual([
      '112',
      'chooseMessageFile:fail api scope is not declared',
    ])
  })

  it.each([
    '张三的党费标准没有核定',
    'no member called "Zhang San"',
    'cannot read 13800001234',
    'code 012345 of meeting meeting-1 has expired',
    'openid oX1y2z3 is unknown',
    'write wxfile://usr/handed/1/zhangsan.docx failed',
    'mail zhangsan@example.com',
  ])('is nothing of a person: %s', (message) => {
    const said = traceOf(new Error(message)).slice(0, 2).join(' ')
    expect(said).not.toMatch(/[\u4e00-\u9fff]|zhang|San|\d|oX1y|@/i)
  })

  it('goes into WeChat’s log as one line, which names the page itself', () => {
    const lines: unknown[][] = []
    Object.assign(globalThis, {
      wx: { getRealtimeLogManager: () => ({ error: (...line: unknown[]) => lines.push(line) }) },
    })
    note({ errMsg: 'scanCode:fail internal error' })
    expect(lines).toEqual([['scanCode:fail internal error']])
  })
})
