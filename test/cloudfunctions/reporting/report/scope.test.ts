/**
 * Whose report, of whom: a bureau with all below it, its author, and branches that keep no records of something. Longer than
 * other files: every rule is told of the one bureau that is set up here.
 */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import type { BranchCell } from '#domain/report/duty-report'
import type { Donation } from '#domain/service/donation'
import { fen } from '#domain/values/money'
import type { FigureCard, OfficialDocument } from '../../../../cloudfunctions/application/ports/documents'
import { measureHandlers } from '../../../../cloudfunctions/reporting/measures/handlers'
import { problemHandlers } from '../../../../cloudfunctions/reporting/problems/handlers'
import { fileHandlers } from '../../../../cloudfunctions/reporting/report/files'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { closedMeeting } from '../../../builders/meeting'
import {
  appointment,
  branch,
  BRANCH,
  BUREAU,
  member,
  NOW,
  openOffice,
  span,
  type Office,
} from '../../../builders/office'

const SECOND = 'branch-2'
const day = civilDate

const gift = (id: string, memberId: string, branchId: string, yuan: number): Donation => ({
  ...{ _id: id, revision: 1, branchId, occurredOn: day('2025-05-06'), recordedAt: NOW, recordedBy: 'clerk' },
  ...{ source: 'clerk', state: 'confirmed', isLateEntry: false, settledBy: 'clerk', settledAt: NOW, reason: null },
  ...{ supersedes: null, supersededBy: null, memberId, campaign: '防汛救灾', fen: fen(yuan * 100) },
  ...{ acknowledgement: null, receipt: null },
})
const lecture = (id: string, branchId: string, lecturerId: string) =>
  closedMeeting([], { _id: id, branchId, occurredOn: day('2025-04-01'), kinds: ['party-lecture'], lecturerId })

/** A bureau with two branches; its secretary is on the roll of the first. */
async function bureau() {
  const documents: OfficialDocument[] = []
  const cards: FigureCard[] = []
  const scene = await openOffice({
    handlers: { ...measureHandlers, ...templateHandlers, ...reportHandlers, ...fileHandlers, ...problemHandlers },
    documents: {
      writeDocument: async (document) => {
        documents.push(document)
        return new Uint8Array([1])
      },
      writePage: async (_, written) => {
        cards.push(...written)
        return new Uint8Array([2])
      },
    },
  })
  scene.store.seed('branches', branch({ _id: SECOND, name: '第二党支部', cells: [] }))
  scene.store.seed('members', member('far-1', { spans: [span({ branchId: SECOND, cellId: null })] }))
  scene.store.seed('members', member('far-2', { spans: [span({ branchId: SECOND, cellId: null })] }))
  scene.store.seed('appointments', appointment('member-1', 'secretary', BUREAU))
  return { ...scene, documents, cards }
}

function answered<A extends { readonly ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer as Extract<A, { ok: true }>
}
type Report = OutputOf<'report.get'>
async function draft(scene: Office, branchId = BUREAU, as = 'office'): Promise<Report> {
  const { reportId } = answered(await scene.call('report.draft', { branchId, year: 2025 }, as)).value
  return answered(await scene.call('report.get', { branchId, reportId }, as)).value
}
async function saying(scene: Office, slots: Record<string, object>) {
  const clauses = Object.values(slots).map((slot) => ({ text: '{n}', about: '数据', slots: { n: slot } }))
  const statements = [{ id: 's', worth: 'core', clauses }]
  const template = { title: '报告', sections: [{ id: 'a', heading: '一', level: 1, statements }] }
  answered(
    (await scene.callRaw('template.save', { branchId: BUREAU, revision: 0, template }, 'office')) as { ok: boolean },
  )
}
const valueOf = ({ figures }: Report, key: string) => figures.find((figure) => figure.key === key)?.value

describe('a bureau’s report', () => {
  it('lists the records that its figures count: of the author’s only what the author did', async () => {
    const scene = await bureau()
    const lectures = { measure: 'party-lecture-count' }
    await saying(scene, { own: { ...lectures, scope: 'author' }, all: lectures })
    scene.store.seed('meetings', lecture('a', BRANCH, 'member-1'), lecture('b', SECOND, 'far-1'))
    const { reportId } = await draft(scene)
    answered(await scene.call('report.evidenceFile', { branchId: BUREAU, reportId, format: 'html' }, 'office'))
    const lists = scene.cards.filter(({ title }) => title.includes('党课')).slice(0, 2)
    expect(lists.map(({ lists: [list] }) => list?.total)).toEqual([1, 2])
  })

  it('looks for problems in all below it', async () => {
    const scene = await bureau()
    scene.store.seed('meetings', ...['a', 'b', 'c'].map((id) => lecture(id, SECOND, 'far-1')))
    const { reportId } = await draft(scene)
    const { proposals } = answered(await scene.call('report.problems', { branchId: BUREAU, reportId }, 'office')).value
    const shown = proposals.flatMap(({ tests }) => tests.flatMap(({ figures }) => figures))
    expect(shown.filter(({ measure, part }) => measure === 'activities' && !part).map(({ value }) => value)).toContain(
      3,
    )
  })

  it('asks of each branch what binds it, and counts its own meetings for it', async () => {
    const scene = await bureau()
    const general = (id: string, branchId: string, on: string) =>
      closedMeeting([], { _id: id, branchId, occurredOn: day(on), kinds: ['general-meeting'] })
    scene.store.seed('meetings', general('a', BRANCH, '2025-02-11'), general('b', BRANCH, '2025-03-11'))
    scene.store.seed('meetings', general('c', SECOND, '2025-04-11'))
    const { reportId } = await draft(scene)
    const { proposals } = answered(await scene.call('report.problems', { branchId: BUREAU, reportId }, 'office')).value
    const found = proposals.find(({ ruleId }) => ruleId === 'problem-systems')
    const said = found?.finding.replace(/\{(\d+)\}/g, (_, at: string) => found.figures[Number(at) - 1]?.display ?? '')
    expect(said).toContain('第二党支部支部党员大会1次，第一季度没有记录')
    expect(said).not.toContain('第一党支部支部党员大会')
    // Two members have no committee.
    expect(said).toContain('第一党支部支委会')
    expect(said).not.toContain('第二党支部支委会')
  })

  it('judges the leading group by its own sessions, and each committee by its own', async () => {
    const found = async (bureaus: readonly number[], branchs: readonly number[]) => {
      const scene = await bureau()
      const session = (branchId: string, kind: 'leading-group-session' | 'committee-meeting') => (month: number) =>
        closedMeeting([], {
          ...{ _id: `${branchId}-${month}`, branchId, kinds: [kind], occurredOn: day(`2025-0${month}-11`) },
          agenda: [{ title: '研究党建工作', isPartyBuilding: true }],
        })
      scene.store.seed('meetings', ...bureaus.map(session(BUREAU, 'leading-group-session')))
      scene.store.seed('meetings', ...branchs.map(session(BRANCH, 'committee-meeting')))
      const { reportId } = await draft(scene)
      const asked = await scene.call('report.problems', { branchId: BUREAU, reportId }, 'office')
      const proposal = answered(asked).value.proposals.find(({ ruleId }) => ruleId === 'problem-agenda')
      return proposal?.finding.replace(/\{(\d+)\}/g, (_, at: string) => proposal.figures[Number(at) - 1]?.display ?? '')
    }
    // Up to 10 June: five months are over. What one organ studied stands in for no other.
    expect(await found([1, 2, 3, 4, 5], [1, 2, 3, 5])).toBe('第一党支部支委会研究党建工作4次，4月没有记录')
    expect(await found([1, 2, 4, 5], [1, 2, 3, 4, 5])).toBe('党组会议研究党建工作4次，3月没有记录')
    expect(await found([1], [2])).toBe(
      '党组会议研究党建工作1次，2月、3月、4月、5月没有记录；第一党支部支委会研究党建工作1次，1月、3月、4月、5月没有记录',
    )
    expect(await found([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])).toBe('')
  })

  it('does not miss a lecture that its secretary gave in a branch', async () => {
    const scene = await bureau()
    const lectures = ['a', 'b', 'c'].map((id) => lecture(id, BRANCH, 'far-1'))
    const own = closedMeeting([], { _id: 'own', branchId: BUREAU, occurredOn: day('2024-05-11') })
    const asked = async () => {
      const input = { branchId: BUREAU, year: 2024, cutOff: day('2024-12-31') }
      const { reportId } = answered(await scene.call('report.draft', input, 'office')).value
      const { proposals } = answered(
        await scene.call('report.problems', { branchId: BUREAU, reportId }, 'office'),
      ).value
      return proposals.find(({ ruleId }) => ruleId === 'problem-systems')?.finding
    }
    const inYear = (meeting: (typeof lectures)[number]) => ({ ...meeting, occurredOn: day('2024-04-01') })
    scene.store.seed('meetings', own, ...lectures.map(inYear))
    expect(await asked()).toContain('书记讲党课')
    scene.store.seed('meetings', inYear(lecture('d', BRANCH, 'member-1')))
    expect(await asked()).not.toContain('书记讲党课')
  })

  it('is drafted though a slot counts since a year that is still to come', async () => {
    const scene = await bureau()
    await saying(scene, { n: { measure: 'donated', period: 'since-2026' } })
    expect((await draft(scene)).figures).toEqual([])
  })

  it('names nobody of any branch in its records unless names are asked for', async () => {
    const scene = await bureau()
    await saying(scene, { sum: { measure: 'donated' } })
    scene.store.seed('donations', gift('a', 'member-2', BRANCH, 100), gift('b', 'far-1', SECOND, 10))
    const { reportId } = await draft(scene)
    const asked = { branchId: BUREAU, reportId, format: 'html' } as const
    answered(await scene.call('report.evidenceFile', asked, 'office'))
    expect(scene.cards[0]?.lists[0]).toMatchObject({ total: 2 })
    expect(JSON.stringify(scene.cards)).not.toMatch(/党员(member|far)-/)
  })

  it('counts all below it, and each person once', async () => {
    const scene = await bureau()
    await saying(scene, { people: { measure: 'donors' }, sum: { measure: 'donated' } })
    scene.store.seed('donations', gift('a', 'member-2', BRANCH, 100), gift('b', 'member-2', SECOND, 10))
    scene.store.seed('donations', gift('c', 'far-1', SECOND, 1))
    const report = await draft(scene)
    expect(report.scope).toBe('with-below')
    expect([valueOf(report, 'donors'), valueOf(report, 'donated')]).toEqual([2, 111_00])
  })

  it('may be of the bureau’s own records alone', async () => {
    const scene = await bureau()
    await saying(scene, { sum: { measure: 'donated' } })
    scene.store.seed('donations', gift('a', 'office', BUREAU, 5), gift('b', 'member-2', BRANCH, 100))
    const input = { branchId: BUREAU, year: 2025, scope: 'own' as const }
    const { reportId } = answered(await scene.call('report.draft', input, 'office')).value
    const { value } = answered(await scene.call('report.get', { branchId: BUREAU, reportId }, 'office'))
    expect({ scope: value.scope, sum: valueOf(value, 'donated') }).toEqual({ scope: 'own', sum: 5_00 })
  })

  it('of itself alone does not miss what only branches have', async () => {
    const scene = await bureau()
    const { reportId } = answered(
      await scene.call('report.draft', { branchId: BUREAU, year: 2025, scope: 'own' }, 'office'),
    ).value
    const { unrecorded } = answered(await scene.call('report.get', { branchId: BUREAU, reportId }, 'office')).value
    // What is left is what a Party group itself does.
    expect(unrecorded.map(({ about }) => about)).toEqual([
      ...['党组会议研究党建工作', '民主生活会', '集中学习', '党风廉政责任书、承诺书', '廉政教育'],
    ])
  })

  it('of itself alone does not replace that of all below it of the same day, nor is replaced by it', async () => {
    const scene = await bureau()
    const draftOf = async (scope: 'own' | 'with-below') =>
      answered(await scene.call('report.draft', { branchId: BUREAU, year: 2025, scope }, 'office')).value.reportId
    const ids = [await draftOf('with-below'), await draftOf('own'), await draftOf('with-below')]
    expect(new Set(ids).size).toBe(2)
    const { items } = answered(await scene.call('report.list', { branchId: BUREAU }, 'office')).value
    expect(items.map(({ reportId, scope }) => [reportId, scope])).toEqual(
      expect.arrayContaining([
        [ids[0], 'with-below'],
        [ids[1], 'own'],
      ]),
    )
    expect(items).toHaveLength(2)
  })

  it('that an earlier version wrote keeps its id when it is drafted anew, and that of another scope has its own', async () => {
    const scene = await bureau()
    const written = await draft(scene)
    const stored = await scene.store.get('reports', written.reportId)
    if (!stored) throw new Error('no draft')
    const cutOff = day('2025-03-31')
    const earlier = `${BUREAU}:2025:${cutOff}`
    scene.store.seed('reports', { ...stored, _id: earlier, cutOff })
    const draftOf = async (scope: 'own' | 'with-below') =>
      answered(await scene.call('report.draft', { branchId: BUREAU, year: 2025, cutOff, scope }, 'office')).value
    expect((await draftOf('with-below')).reportId).toBe(earlier)
    expect((await draftOf('own')).reportId).not.toBe(earlier)
    const { value } = answered(await scene.call('report.get', { branchId: BUREAU, reportId: earlier }, 'office'))
    expect(value).toMatchObject({ scope: 'with-below', year: 2025 })
  })

  it('is drafted by its Party office, and names the secretary who is to sign it', async () => {
    const scene = await bureau()
    const { author, reportId } = await draft(scene)
    expect(author).toEqual({ memberId: 'member-1', name: '党员member-1', post: 'secretary', fromOn: '2025-01-01' })
    answered(await scene.call('report.document', { branchId: BUREAU, reportId }, 'office'))
    const signature = scene.documents[0]?.blocks.find(({ kind }) => kind === 'signature')
    expect(signature).toMatchObject({ lines: ['述职人：党员member-1', '　　　　年　　月　　日'] })
  })

  it('says since when in the year its author has been in office', async () => {
    const scene = await bureau()
    scene.store.seed('appointments', { ...appointment('member-1', 'secretary', BUREAU), fromOn: day('2025-03-01') })
    const { author, sections } = await draft(scene)
    expect(author?.fromOn).toBe('2025-03-01')
    expect(sections[0]?.paragraphs[0]?.parts[0]).toMatchObject({
      text: '现将本人2025年（3月1日任职，截至6月10日）履行抓基层党建工作第一责任人职责的情况报告如下',
    })
  })

  it('takes terms of its author that follow one another for one', async () => {
    const scene = await bureau()
    const term = appointment('member-1', 'secretary', BUREAU)
    const again = { ...term, _id: 'again', fromOn: day('2025-03-01') }
    scene.store.seed('appointments', { ...term, untilOn: day('2025-03-01') }, again)
    expect((await draft(scene)).author?.fromOn).toBe('2025-01-01')
  })

  it('has the branches side by side, by name, with a blank where one keeps no records', async () => {
    const scene = await bureau()
    const { branchTable } = await draft(scene)
    const shown = branchTable?.rows.map(({ name, cells }) => [
      name,
      ...cells.slice(0, 2).map((cell) => (cell.is === 'figure' ? cell.figure.display : cell.text)),
    ])
    expect(shown).toEqual([
      ['第一党支部', '9', '暂无记录'],
      ['第二党支部', '2', '暂无记录'],
    ])
  })

  it('adds up to the number in the text: with whoever is on the roll of the bureau itself, in no branch', async () => {
    const scene = await bureau()
    const { own, total, rows = [] } = (await draft(scene)).branchTable ?? {}
    const members = (cells: readonly BranchCell[] = []) => (cells[0]?.is === 'figure' ? cells[0].figure.value : 0)
    // Without a part and a scope it is the figure of the text.
    expect(total?.[0]).toMatchObject({ figure: { key: 'members', scope: 'report' } })
    expect(members(own)).toBe(1)
    expect(members(total)).toBe(rows.reduce((sum, { cells }) => sum + members(cells), members(own)))
  })

  it('has no such table where there is nothing below', async () => {
    const scene = await bureau()
    expect((await draft(scene, BRANCH, 'secretary')).branchTable).toBeNull()
  })

  it('weighs a share by the members of the branches that keep records, and names those that keep none', async () => {
    const scene = await bureau()
    await saying(scene, { share: { measure: 'donors' }, rate: { measure: 'study-note-authors-rate' } })
    const note = {
      ...gift('n', 'member-2', BRANCH, 1),
      ...{ kind: 'study-note', organ: null, values: { title: '体会' }, concludedOn: null, concludedAfterDays: null },
    }
    scene.store.seed('ledger', note)
    scene.store.seed('donations', gift('a', 'member-2', BRANCH, 100))
    const report = await draft(scene)
    // One of the nine of the first branch; the second keeps no notes and the bureau is no branch.
    expect(report.figures.find(({ measure }) => measure === 'study-note-authors-rate')).toMatchObject({
      value: 111,
      leftOut: ['第二党支部'],
    })
    expect(report.withoutRecords).toContainEqual({
      subject: 'ledger:study-note',
      title: '心得体会',
      branches: ['第二党支部'],
    })
    expect(report.withoutRecords).toContainEqual({ subject: 'donations', title: '捐款', branches: ['第二党支部'] })
  })

  it('counts a branch that declared that there was none', async () => {
    const scene = await bureau()
    await saying(scene, { sum: { measure: 'donated' } })
    scene.store.seed('donations', gift('a', 'member-2', BRANCH, 100))
    scene.store.seed('noneDeclarations', {
      ...{ _id: 'none', revision: 1, branchId: SECOND, subject: 'donations', declaredAt: NOW, declaredBy: 'far-1' },
      ...{ fromOn: day('2025-01-01'), toOn: day('2025-06-10') },
    })
    expect((await draft(scene)).withoutRecords).not.toContainEqual(expect.objectContaining({ subject: 'donations' }))
  })

  it('tells what its author did, in whatever branch, from what other secretaries did', async () => {
    const scene = await bureau()
    await saying(scene, {
      all: { measure: 'party-lecture-count' },
      own: { measure: 'party-lecture-count', scope: 'author' },
    })
    scene.store.seed('meetings', lecture('a', BRANCH, 'member-1'), lecture('b', SECOND, 'member-1'))
    scene.store.seed('meetings', lecture('c', BRANCH, 'secretary'))
    const report = await draft(scene)
    expect(valueOf(report, 'party-lecture-count')).toBe(3)
    expect(valueOf(report, 'party-lecture-count|author')).toBe(2)
  })

  it('has no figures of an author where nobody is in office', async () => {
    const scene = await bureau()
    await saying(scene, { own: { measure: 'party-lecture-count', scope: 'author' } })
    scene.store.seed('appointments', { ...appointment('member-1', 'secretary', BUREAU), untilOn: day('2025-03-01') })
    scene.store.seed('meetings', lecture('a', BRANCH, 'member-1'))
    const report = await draft(scene)
    expect(report).toMatchObject({ author: null, figures: [], notApplicable: [{ why: '截止日无人任职' }] })
  })

  it('is refused with all below where there is nothing below', async () => {
    const scene = await bureau()
    const input = { branchId: BRANCH, year: 2025, scope: 'with-below' as const }
    expect(await scene.call('report.draft', input, 'secretary')).toMatchObject({
      code: 'nothing-below',
      field: 'scope',
    })
  })
})

describe('the records behind a figure of a bureau’s share', () => {
  it('are those of the branches that count for it', async () => {
    const scene = await bureau()
    const note = {
      ...gift('n', 'member-2', BRANCH, 1),
      ...{ kind: 'study-note', organ: null, values: { title: '体会' }, concludedOn: null, concludedAfterDays: null },
    }
    scene.store.seed('ledger', note)
    const period = { from: day('2025-01-01'), to: day('2025-12-31') }
    const measureId = 'study-note-authors-rate'
    const input = { branchId: BUREAU, period, measureId, scope: 'with-below' as const, pageSize: 50 }
    const { value } = answered(await scene.call('measure.evidence', input, 'office'))
    expect(value.total).toBe(1 + 9)
    expect(new Set(value.items.map(({ branchId }) => branchId))).toEqual(new Set([BRANCH]))
  })
})
