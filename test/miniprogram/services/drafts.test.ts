import { draftOver, dropDraft, keepDraft } from '../../../miniprogram/services/drafts'
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
