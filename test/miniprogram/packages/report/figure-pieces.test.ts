/** @jest-environment jsdom */
/** Names that records gave are marked in a sentence as its numbers are, and each opens its own record. */
import { yearPeriod } from '#domain/time/period'
import { figureLabel, figurePieces, sentencePieces } from '../../../../miniprogram/packages/report/figure-pieces'
import { load, OFFLINE, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, evidenceLine, figure, JANUARY, report, REPORT_ID } from './report-data'

const NAMES = figure({
  ...{ key: 'volunteer-teams|name=*|names', measure: 'volunteer-teams', title: '志愿服务队（名称）', unit: '' },
  ...{ display: '“防汛队”“银龄队”等5支', records: 5 },
  names: {
    by: 'name',
    said: [
      { text: '“防汛队”', key: '防汛队' },
      { text: '“银龄队”', key: '银龄队' },
    ],
  },
})
const said = (pieces: readonly { readonly text: string; readonly at: number; readonly name: string }[]) =>
  pieces.map(({ text, at, name }) => [text, at, name])

describe('a figure in its sentence', () => {
  it('is one piece, told with its records', () => {
    expect(figurePieces(figure(), 3)).toEqual([
      { is: 'figure', text: '38', at: 3, name: '', label: '38次，依据38条记录' },
    ])
    expect(figureLabel({ display: '1,234.50', unit: '元', records: 12 })).toBe('1,234.50元，依据12条记录')
  })

  it('of names is a piece for each, and for how many there are', () => {
    expect(said(figurePieces(NAMES, 0))).toEqual([
      ['“防汛队”', 0, '防汛队'],
      ['“银龄队”', 0, '银龄队'],
      ['等5支', 0, ''],
    ])
  })

  it('opens nothing between two names, and takes the same words at their own place', () => {
    const sites = {
      by: 'site',
      said: [
        { text: '石渠', key: 'a' },
        { text: '石渠社区', key: 'b' },
      ],
    }
    expect(said(figurePieces(figure({ display: '石渠、石渠社区2个', names: sites }), 0))).toEqual([
      ['石渠', 0, 'a'],
      ['、', -1, ''],
      ['石渠社区', 0, 'b'],
      ['2个', 0, ''],
    ])
  })

  it('is there whole where it was drafted before names had keys', () => {
    const { names: _, ...before } = NAMES
    expect(said(figurePieces(before, 0))).toEqual([['“防汛队”“银龄队”等5支', 0, '']])
  })

  it('of a part brings the name before it', () => {
    const part = figure({ display: '3', part: { by: 'project', key: '文明劝导', label: '文明劝导' } })
    const parts = [
      { is: 'text' as const, text: '开展了“文明劝导”' },
      { is: 'figure' as const, figure: 0 },
      { is: 'text' as const, text: '次。' },
    ]
    expect(said(sentencePieces(parts, [part]))).toEqual([
      ['开展了', -1, ''],
      ['“文明劝导”', 0, ''],
      ['3', 0, ''],
      ['次。', -1, ''],
    ])
  })
})

describe('a name in a paragraph', () => {
  const parts = [
    { is: 'figure' as const, key: NAMES.key },
    { is: 'text' as const, text: '开展服务。' },
  ]
  const words = { revision: 0, drafted: parts, hint: '', basis: '', now: null, seen: [], changes: [], history: [] }
  const openPage = (answers: Answers) =>
    load('packages/report/paragraph/paragraph', {
      answers: { 'report.get': report({ figures: [NAMES] }), 'report.words': words, ...answers },
      query: { branchId: BRANCH_ID, reportId: REPORT_ID, statement: 'activities' },
      now: JANUARY,
    })
  const lines = (...ids: string[]) => ({
    ...{ items: ids.map((id) => evidenceLine(id, { collection: 'ledger' })), next: null, total: ids.length },
    ...{ withheld: 0, adds: '' },
  })

  it('opens the one record that bears it', async () => {
    const page = await openPage({ 'measure.evidence': lines('entry-1') })
    await page.run('openPart', { currentTarget: { dataset: { at: 0, name: '银龄队' } } })
    expect(page.sent('measure.evidence')).toMatchObject([
      { measureId: 'volunteer-teams', part: { by: 'name', key: '银龄队' }, period: yearPeriod(2025) },
    ])
    expect(page.went()).toEqual(['/packages/secretary/ledger-entry/ledger-entry?branchId=branch-1&entryId=entry-1'])
  })

  it('opens the list of those that bear it, where there are several', async () => {
    const page = await openPage({ 'measure.evidence': lines('entry-1', 'entry-2') })
    await page.run('openPart', { currentTarget: { dataset: { at: 0, name: '银龄队' } } })
    expect(page.went()[0]).toMatch(
      new RegExp(`^/packages/report/evidence/evidence\\?.*by=name&key=${encodeURIComponent('银龄队')}`),
    )
  })

  it('opens all of them by how many there are, and says plainly what could not be read', async () => {
    const page = await openPage({ 'measure.evidence': OFFLINE })
    await page.run('openPart', { currentTarget: { dataset: { at: 0, name: '' } } })
    expect(page.went()[0]).not.toContain('key=')
    await page.run('openPart', { currentTarget: { dataset: { at: 0, name: '银龄队' } } })
    expect(page.text()).toContain('网络不通')
  })
})
