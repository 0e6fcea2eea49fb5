import { civilDate } from '#domain/time/civil-date'
import { addMinutes } from '#domain/time/instant'
import type { Donation } from '#domain/service/donation'
import { fen } from '#domain/values/money'
import type { OfficialDocument } from '../../../../cloudfunctions/application/ports/documents'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { donation } from '../../../builders/entries'
import { appointment, BRANCH, openOffice, type Office, NOW } from '../../../builders/office'

const CUT_OFF = civilDate('2025-06-10')
const gift = (id: string, memberId: string, yuan: number, overrides: Partial<Donation> = {}) =>
  donation(id, {
    occurredOn: civilDate('2025-05-06'),
    memberId,
    campaign: '防汛救灾',
    fen: fen(yuan * 100),
    ...overrides,
  })

async function office() {
  const documents: OfficialDocument[] = []
  const opened = await openOffice({
    handlers: reportHandlers,
    documents: {
      writeDocument: async (document) => {
        documents.push(document)
        return new Uint8Array([1, 2, 3])
      },
    },
  })
  return { ...opened, documents }
}

function answered<A extends { readonly ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer as Extract<A, { ok: true }>
}

async function drafted(scene: Office) {
  const answer = await scene.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  if (!answer.ok) throw new Error(answer.code)
  const report = await scene.call('report.get', { branchId: BRANCH, reportId: answer.value.reportId }, 'secretary')
  if (!report.ok) throw new Error(report.code)
  return { drafted: answer.value, report: report.value }
}

describe('drafting the duty report', () => {
  it('draws each figure from the records, and tells beside the draft where there is none', async () => {
    const scene = await office()
    scene.store.seed(
      'donations',
      gift('g1', 'member-1', 200),
      gift('g2', 'member-1', 300),
      gift('g3', 'member-2', 50.5),
    )
    scene.store.seed('donations', gift('g4', 'member-3', 999, { state: 'proposed' }))
    const { report } = await drafted(scene)
    const shown = (measure: string) =>
      report.figures.find((figure) => figure.measure === measure && !figure.part)?.display
    expect(shown('donors')).toBe('2')
    expect(shown('donated')).toBe('550.50')
    expect(report.unrecorded).toContainEqual(
      expect.objectContaining({ about: '志愿服务', enterAt: 'shifts', period: 'report' }),
    )
    expect(JSON.stringify(report.sections)).not.toContain('暂无记录')
  })

  it('names the secretary in office on the cut-off date', async () => {
    expect((await drafted(await office())).report.author?.name).toBe('党员secretary')
  })

  it('names the one who was secretary then, not who was before or is now', async () => {
    const scene = await office()
    const changed = civilDate('2025-03-01')
    scene.store.seed('appointments', { ...appointment('secretary', 'secretary'), untilOn: changed })
    scene.store.seed('appointments', { ...appointment('member-2', 'secretary'), fromOn: changed })
    const reporterOn = async (cutOff: string) => {
      const input = { branchId: BRANCH, year: 2025, cutOff: civilDate(cutOff) }
      const { value } = answered(await scene.call('report.draft', input, 'clerk'))
      const { reportId } = value
      return answered(await scene.call('report.get', { branchId: BRANCH, reportId }, 'clerk')).value.author?.name
    }
    expect(await reporterOn('2025-02-28')).toBe('党员secretary')
    expect(await reporterOn('2025-03-01')).toBe('党员member-2')
  })

  it('cuts off at the end of a year that is over', async () => {
    const scene = await office()
    const { value } = answered(await scene.call('report.draft', { branchId: BRANCH, year: 2024 }, 'secretary'))
    expect(await scene.store.get('reports', value.reportId)).toMatchObject({ cutOff: '2024-12-31' })
  })

  it('tells how many matters have no record', async () => {
    const { drafted: own, report } = await drafted(await office())
    expect(own.blanks).toBeGreaterThan(0)
    expect(own.blanks).toBe(report.unrecorded.length)
  })

  it('cuts off today while the year is not over', async () => {
    expect((await drafted(await office())).report.cutOff).toBe(CUT_OFF)
  })

  it('refuses a cut-off date in the future, and one outside the year', async () => {
    const scene = await office()
    const draft = (cutOff: string) =>
      scene.call('report.draft', { branchId: BRANCH, year: 2025, cutOff: civilDate(cutOff) }, 'secretary')
    expect(await draft('2025-12-31')).toMatchObject({ ok: false, code: 'in-the-future', field: 'cutOff' })
    expect(await draft('2024-12-31')).toMatchObject({ ok: false, code: 'cut-off-outside-year', field: 'cutOff' })
    expect(await scene.store.count('reports', {})).toBe(0)
  })

  it('keeps one draft for a year and a cut-off date: drafting again renews it', async () => {
    const scene = await office()
    await drafted(scene)
    scene.store.seed('donations', gift('g1', 'member-1', 200))
    const { report } = await drafted(scene)
    expect(await scene.store.count('reports', {})).toBe(1)
    expect(report.figures.find(({ measure }) => measure === 'donated')?.display).toBe('200')
  })

  it('lists the drafts by pages, the latest cut-off date first', async () => {
    const scene = await office()
    for (const day of ['2025-03-31', '2025-04-30', '2025-05-31'])
      await scene.call('report.draft', { branchId: BRANCH, year: 2025, cutOff: civilDate(day) }, 'secretary')
    const page = async (cursor: string | null) => {
      const answer = await scene.call('report.list', { branchId: BRANCH, cursor, pageSize: 2 }, 'secretary')
      if (!answer.ok) throw new Error(answer.code)
      return { days: answer.value.items.map(({ cutOff }) => cutOff), next: answer.value.next }
    }
    const first = await page(null)
    expect(first.days).toEqual(['2025-05-31', '2025-04-30'])
    expect(await page(first.next)).toEqual({ days: ['2025-03-31'], next: null })
  })

  it('is for those who write the report', async () => {
    const answer = await (await office()).call('report.draft', { branchId: BRANCH, year: 2025 }, 'member-1')
    expect(answer).toMatchObject({ ok: false, code: 'not-permitted' })
  })

  it('shows the one drafted last where none is named, whichever days it is of; none where there is none', async () => {
    const scene = await office()
    const last = () => scene.call('report.get', { branchId: BRANCH }, 'secretary')
    expect(await last()).toMatchObject({ ok: false, code: 'no-such-report' })
    const draft = async (cutOff: string, minutes: number) => {
      const input = { branchId: BRANCH, year: 2025, cutOff: civilDate(cutOff) }
      answered(await scene.call('report.draft', input, 'secretary', { now: addMinutes(NOW, minutes) }))
      return answered(await last()).value.cutOff
    }
    expect(await draft('2025-05-31', 0)).toBe('2025-05-31')
    expect(await draft('2025-03-31', 1)).toBe('2025-03-31')
    expect(await draft('2025-05-31', 2)).toBe('2025-05-31')
  })

  it('does not show the draft of another branch', async () => {
    const scene = await office()
    const { drafted: own } = await drafted(scene)
    expect(await scene.call('report.get', { branchId: 'bureau', reportId: own.reportId }, 'office')).toMatchObject({
      code: 'no-such-report',
    })
  })

  it('prints every figure of the text in the annex, in the same words', async () => {
    const scene = await office()
    scene.store.seed('donations', gift('g1', 'member-1', 1200))
    const { drafted: own, report } = await drafted(scene)
    const answer = await scene.call('report.document', { branchId: BRANCH, reportId: own.reportId }, 'secretary')
    expect(answer).toMatchObject({
      ok: true,
      value: { file: { fileName: '第一党支部2025年度述职报告（截至6月10日）（6月10日17时00分草稿）.docx' } },
    })
    const [document] = scene.documents
    const table = document?.blocks.find((block) => block.kind === 'table')
    const values = table?.kind === 'table' ? table.rows.map(([, , value]) => value) : []
    expect(values.map((value) => (typeof value === 'object' ? value.map(({ text }) => text).join('') : value))).toEqual(
      report.figures.map(({ display, unit }) => `${display}${unit}`),
    )
    const printed = document?.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))
    expect(printed?.filter(({ figure }) => figure?.tag === 'donated').map(({ text }) => text)).toContain('1,200')
  })

  it('names the figures that the records give otherwise since it was drafted', async () => {
    const scene = await office()
    scene.store.seed('donations', gift('g1', 'member-1', 1200), gift('g2', 'member-2', 300))
    const { drafted: own, report } = await drafted(scene)
    const changed = async () => {
      const answer = await scene.call('report.document', { branchId: BRANCH, reportId: own.reportId }, 'secretary')
      return answer.ok ? answer.value.changed : [answer.code]
    }
    expect(await changed()).toEqual([])
    scene.store.seed('donations', { ...gift('g2', 'member-2', 300), state: 'withdrawn' })
    const ofGifts = report.figures.filter(({ measure }) => ['donated', 'donors'].includes(measure))
    expect(ofGifts.length).toBeGreaterThan(1)
    const changes = await changed()
    expect(changes).toHaveLength(ofGifts.length)
    expect(changes).toContain('「捐款金额」起草时 1,500元（2 条记录），现在 1,200元（1 条记录）')
  })
})
