/** A bureau hands its template down: whoever has none of their own goes by it, nobody has to. */
import type { ReportTemplate } from '#domain/report/duty-report'
import { instant, type Instant } from '#domain/time/instant'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { dutyReportTemplate } from '../../../../cloudfunctions/reporting/template/template'
import { BRANCH, branch, BUREAU, openOffice } from '../../../builders/office'

const SOONER = instant('2025-06-10T01:00:00.000Z')
const LATER = instant('2025-06-11T01:00:00.000Z')

function titled(title: string): ReportTemplate {
  const clauses = [{ text: '一句', about: '一句', slots: {} }]
  const statements = [{ id: 's', worth: 'core' as const, clauses }]
  return { title, sections: [{ id: 'only', heading: '', level: 1, statements }] }
}

async function open() {
  const { store, call } = await openOffice({ handlers: { ...templateHandlers, ...reportHandlers } })
  const seen = async (branchId = BRANCH) => {
    const answer = await call('template.get', { branchId }, branchId === BUREAU ? 'office' : 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  const save = async (branchId: string, title: string, as: string) =>
    call('template.save', { branchId, revision: (await seen(branchId)).revision, template: titled(title) }, as)
  const handDown = async (now = LATER) => {
    const { revision, handsDown } = await seen(BUREAU)
    const handedDownAt = handsDown?.at ?? null
    return call('template.handDown', { branchId: BUREAU, revision, handedDownAt }, 'office', { now })
  }
  const takeBack = (handedDownAt: Instant) => call('template.takeBack', { branchId: BUREAU, handedDownAt }, 'office')
  const reset = async (to?: 'usual' | 'house') => {
    const { revision } = await seen()
    return call('template.reset', { branchId: BRANCH, revision, ...(to ? { to } : {}) }, 'secretary')
  }
  const titleDrafted = async () => {
    const answer = await call('report.draft', { branchId: BRANCH, year: 2024 }, 'secretary')
    return answer.ok ? (await store.get('reports', answer.value.reportId))?.title : answer.code
  }
  return { store, call, seen, save, handDown, takeBack, reset, titleDrafted }
}

describe('a template handed down', () => {
  it('is what a branch without one of its own drafts by, told who handed it down and when', async () => {
    const { save, handDown, seen, titleDrafted } = await open()
    await save(BUREAU, '局里的', 'office')
    expect(await handDown()).toMatchObject({ ok: true, value: { below: 1 } })
    expect(await seen()).toMatchObject({
      from: 'handed-down',
      template: titled('局里的'),
      handedDown: { organization: '某区服务局', byName: '党员office', at: LATER, isNew: false },
    })
    expect(await titleDrafted()).toBe('局里的')
  })

  it('does not take the place of a branch’s own, which is told of it and may take it', async () => {
    const { save, handDown, seen, reset } = await open()
    await save(BRANCH, '支部的', 'secretary')
    await save(BUREAU, '局里的', 'office')
    await handDown()
    expect(await seen()).toMatchObject({ from: 'own', template: titled('支部的'), handedDown: { isNew: true } })
    await reset()
    expect(await seen()).toMatchObject({ from: 'handed-down', template: titled('局里的') })
  })

  it('is not new to a branch that wrote its own since', async () => {
    const { save, handDown, seen } = await open()
    await save(BUREAU, '局里的', 'office')
    await handDown(instant('2025-06-01T01:00:00.000Z'))
    await save(BRANCH, '支部的', 'secretary')
    expect((await seen()).handedDown).toMatchObject({ isNew: false })
  })

  it('binds nobody: a branch may go by the house’s all the same', async () => {
    const { save, handDown, seen, reset } = await open()
    await save(BUREAU, '局里的', 'office')
    await handDown()
    await reset('house')
    expect(await seen()).toMatchObject({ from: 'house', template: dutyReportTemplate('branch') })
  })

  it('stays as it was handed down while the bureau changes its own, which is told that they differ', async () => {
    const { save, handDown, seen } = await open()
    await save(BUREAU, '第一版', 'office')
    await handDown()
    expect((await seen(BUREAU)).handsDown).toMatchObject({ isCurrent: true })
    await save(BUREAU, '第二版', 'office')
    expect((await seen(BUREAU)).handsDown).toMatchObject({ isCurrent: false })
    expect(await seen()).toMatchObject({ template: titled('第一版') })
    await handDown()
    expect(await seen()).toMatchObject({ template: titled('第二版') })
  })

  it('is gone for those below once it is taken back', async () => {
    const { save, handDown, takeBack, seen } = await open()
    await save(BUREAU, '局里的', 'office')
    await handDown()
    expect(await takeBack(LATER)).toMatchObject({ ok: true })
    expect(await seen()).toMatchObject({ from: 'house', handedDown: null })
  })

  it('is taken back as it was seen: not what somebody handed down meanwhile, even after it was taken back once', async () => {
    const { save, handDown, takeBack, seen } = await open()
    await save(BUREAU, '第一版', 'office')
    await handDown(SOONER)
    await takeBack(SOONER)
    await save(BUREAU, '第二版', 'office')
    await handDown()
    expect(await takeBack(SOONER)).toMatchObject({
      ...{ ok: false, code: 'handed-down-changed', field: 'handedDownAt' },
      detail: { at: LATER, by: '党员office' },
    })
    expect(await seen()).toMatchObject({ template: titled('第二版') })
  })

  it('is taken back once: whoever comes second is told that it is gone', async () => {
    const { save, handDown, takeBack } = await open()
    await save(BUREAU, '局里的', 'office')
    await handDown()
    await takeBack(LATER)
    const second = await takeBack(LATER)
    expect(second).toMatchObject({ code: 'handed-down-changed', field: 'handedDownAt' })
    expect(second).toHaveProperty('detail', {})
  })

  it('does not take the place of what somebody handed down or took back meanwhile', async () => {
    const { call, save, handDown, takeBack, seen } = await open()
    const again = (handedDownAt: Instant | null) =>
      call('template.handDown', { branchId: BUREAU, revision: 1, handedDownAt }, 'office')
    await save(BUREAU, '局里的', 'office')
    await handDown()
    expect(await again(null)).toMatchObject({ code: 'handed-down-changed', detail: { at: LATER } })
    await takeBack(LATER)
    expect(await again(LATER)).toMatchObject({ code: 'handed-down-changed' })
    expect((await seen()).handedDown).toBeNull()
  })

  it('of the nearest organization above counts', async () => {
    const { store, save, handDown, seen } = await open()
    const team = branch({ _id: 'division', name: '某处', kind: 'bureau', parentId: BUREAU, ancestorIds: [BUREAU] })
    store.seed('branches', team, branch({ parentId: 'division', ancestorIds: [BUREAU, 'division'] }))
    await save(BUREAU, '局里的', 'office')
    await handDown()
    const doc = { _id: 'division:handed-down', branchId: 'division', revision: 1, template: titled('处里的') }
    store.seed('templates', { ...doc, savedAt: LATER, savedBy: 'office' })
    expect(await seen()).toMatchObject({ template: titled('处里的'), handedDown: { organization: '某处' } })
  })

  it('is what the bureau saw: not what somebody saved meanwhile', async () => {
    const { call, save } = await open()
    await save(BUREAU, '局里的', 'office')
    expect(
      await call('template.handDown', { branchId: BUREAU, revision: 0, handedDownAt: null }, 'office'),
    ).toMatchObject({
      code: 'template-changed',
    })
  })

  it('can come only from an organization with others below, by whom writes its report', async () => {
    const { call } = await open()
    expect(
      await call('template.handDown', { branchId: BRANCH, revision: 0, handedDownAt: null }, 'secretary'),
    ).toMatchObject({
      code: 'nothing-below',
    })
    expect(
      await call('template.handDown', { branchId: BUREAU, revision: 0, handedDownAt: null }, 'secretary'),
    ).toMatchObject({
      code: 'not-permitted',
    })
  })
})
