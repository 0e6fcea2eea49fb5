import { draftOver, dropDraft, keepDraft, keptDraft } from '../../../miniprogram/services/drafts'
import { stubWx } from '../../builders/wx-stub'

const BLANK = { title: '', people: [] as string[], isMajor: false }
beforeEach(() => {
  Object.assign(globalThis, { wx: stubWx({}).wx })
})

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
