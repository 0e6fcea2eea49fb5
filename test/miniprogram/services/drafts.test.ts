import {
  draftOver,
  dropDraft,
  keepDraft,
  keepPending,
  keepTyped,
  keptDraft,
} from '../../../miniprogram/services/drafts'
import { stubWx } from '../../builders/wx-stub'

const BLANK = { title: '', people: [] as string[], isMajor: false }
let stub: ReturnType<typeof stubWx>
beforeEach(() => {
  stub = stubWx({})
  Object.assign(globalThis, { wx: stub.wx })
})
const told = () => stub.asked.map(({ options }) => options['title'])

it('gives back what was typed', () => {
  keepDraft('form', { ...BLANK, title: '大会', people: ['a'] })
  expect(draftOver('form', BLANK)).toEqual({ title: '大会', people: ['a'], isMajor: false })
})

it('is blank where nothing was kept, and once it is dropped', () => {
  expect(draftOver('form', BLANK)).toEqual(BLANK)
  keepDraft('form', { title: '大会' })
  dropDraft('form')
  expect(draftOver('form', BLANK)).toEqual(BLANK)
})

it('leaves aside what an earlier version kept in another shape', () => {
  keepDraft('form', { title: 1, people: {}, isMajor: true, unknown: 'x' })
  expect(draftOver('form', BLANK)).toEqual({ title: '', people: [], isMajor: true })
})

it('keeps so many at once: the one that was not typed in for longest goes', () => {
  for (let at = 0; at < 40; at++) keepDraft(`form-${at}`, { title: String(at) })
  keepDraft('form-0', { title: 'again' })
  keepDraft('one-more', { title: 'new' })
  expect(keptDraft('form-1')).toBeUndefined()
  expect(keptDraft('form-0')).toEqual({ title: 'again' })
  expect(keptDraft('form-2')).toEqual({ title: '2' })
  dropDraft('form-2')
  keepDraft('yet-another', { title: 'new' })
  expect(keptDraft('form-3')).toEqual({ title: '3' })
})

describe('what is being typed', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => {
    jest.runAllTimers()
    jest.useRealTimers()
  })
  const written = () => wx.getStorageSync<{ title: string } | ''>('draft:form')
  const type = (...titles: string[]) => titles.forEach((title) => keepTyped('form', { title }))

  it('is written with the first letter, and those that follow it once they pause', () => {
    type('支', '支部', '支部大会')
    expect(written()).toEqual({ title: '支' })
    jest.runAllTimers()
    expect(written()).toEqual({ title: '支部大会' })
    type('支部大')
    expect(written()).toEqual({ title: '支部大' })
  })

  it('is what a page reads, whether it is written yet or not', () => {
    type('支', '支部')
    expect(keptDraft('form')).toEqual({ title: '支部' })
  })

  it('is written when the app goes out of sight', () => {
    type('支', '支部')
    keepPending()
    expect(written()).toEqual({ title: '支部' })
  })

  it('does not come back once it is dropped, or overtake what was kept since', () => {
    type('支', '支部')
    dropDraft('form')
    jest.runAllTimers()
    expect(written()).toBe('')
    type('支', '支部')
    keepDraft('form', { title: '换了' })
    jest.runAllTimers()
    expect(written()).toEqual({ title: '换了' })
  })
})

describe('where the phone has no room', () => {
  const NO_ROOM = '手机里存不下了，填的内容离开这一页就没有了。'
  const MEGABYTE = 'x'.repeat(1024 * 1024 - 2)
  /** Leaves so few bytes of the ten megabytes. */
  const fill = (left: number) => {
    for (let at = 0; at < 9; at++) wx.setStorageSync(`k${at}`, MEGABYTE)
    wx.setStorageSync('k9', 'x'.repeat(1024 * 1024 - 2 - 10 * 2 - left))
  }

  it('says once that the draft cannot be kept, not at each letter, and again after it could be', () => {
    fill(0)
    expect(keepDraft('form', { title: 'a' })).toBe(false)
    expect(keepDraft('form', { title: 'ab' })).toBe(false)
    expect(told()).toEqual([NO_ROOM])
    wx.removeStorageSync('k0')
    expect(keepDraft('form', { title: 'abc' })).toBe(true)
    wx.setStorageSync('k0', 'x'.repeat(1024 * 1024 - 200))
    expect(keepDraft('form', { title: 'x'.repeat(500) })).toBe(false)
    expect(told()).toEqual([NO_ROOM, NO_ROOM])
    expect(keptDraft('form')).toEqual({ title: 'abc' })
  })

  it('says it as well of one draft that is too large by itself', () => {
    expect(keepDraft('large', { title: MEGABYTE })).toBe(false)
    expect(told()).toEqual([NO_ROOM])
  })

  it('goes on where there is room for the draft and none for its name', () => {
    fill('draft:form'.length + '{"title":"a"}'.length)
    expect(keepDraft('form', { title: 'a' })).toBe(true)
    expect(keptDraft('form')).toEqual({ title: 'a' })
    dropDraft('form')
    expect(keptDraft('form')).toBeUndefined()
    expect(told()).toEqual([])
  })
})
