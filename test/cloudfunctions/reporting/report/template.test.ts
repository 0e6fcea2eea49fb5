import type { ReportTemplate } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { HOTLINE_INDICATORS, type IndicatorDefinition, type IndicatorMonth } from '#domain/entries/indicator'
import { civilDate, month } from '#domain/time/civil-date'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { faultIn } from '../../../../cloudfunctions/reporting/report/template-fault'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { DUTY_REPORT_TEMPLATE } from '../../../../cloudfunctions/reporting/template/template'
import { branch, BRANCH, NOW, openOffice, type Office } from '../../../builders/office'

const office = () => openOffice({ handlers: { ...templateHandlers, ...reportHandlers } })

function answered<A extends { readonly ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer as Extract<A, { ok: true }>
}

const templateOf = async (scene: Office) =>
  answered(await scene.call('template.get', { branchId: BRANCH }, 'secretary')).value
const save = (scene: Office, template: ReportTemplate) =>
  scene.call('template.save', { branchId: BRANCH, template }, 'secretary')

function saying(text: string, slots: Record<string, Slot>): ReportTemplate {
  const clauses = [{ text, about: '捐款', slots }]
  return {
    title: '我的报告',
    sections: [{ id: 'only', heading: '捐款', level: 1, statements: [{ id: 's', worth: 'core', clauses }] }],
  }
}

describe('the template', () => {
  it('of the house names only measures and dimensions that exist, and fills every slot', () => {
    expect(faultIn(DUTY_REPORT_TEMPLATE, { indicators: [] })).toBeUndefined()
  })

  it('of the house can be read, and saved back as it is without being changed', async () => {
    const scene = await office()
    const { own, template } = await templateOf(scene)
    expect({ own, template }).toEqual({ own: false, template: DUTY_REPORT_TEMPLATE })
    answered(await save(scene, template))
    expect(await templateOf(scene)).toEqual({ own: true, template: DUTY_REPORT_TEMPLATE })
  })

  it('of a branch takes the place of the house’s', async () => {
    const scene = await office()
    answered(await save(scene, saying('捐款{n}元', { n: { measure: 'donated' } })))
    const { value } = answered(await scene.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary'))
    const { reportId } = value
    const report = answered(await scene.call('report.get', { branchId: BRANCH, reportId }, 'secretary')).value
    expect(report).toMatchObject({ title: '我的报告', sections: [{ heading: '捐款' }] })
  })

  it('is the house’s again after going back to it, as often as one goes', async () => {
    const scene = await office()
    answered(await save(scene, saying('捐款{n}元', { n: { measure: 'donated' } })))
    for (const _ of ['once', 'again']) answered(await scene.call('template.reset', { branchId: BRANCH }, 'secretary'))
    expect(await templateOf(scene)).toEqual({ own: false, template: DUTY_REPORT_TEMPLATE })
  })

  it('may name a part in people’s own words: a campaign, a category', async () => {
    const scene = await office()
    scene.store.seed('branches', branch({ indicators: HOTLINE_INDICATORS }))
    const slots = {
      campaign: { measure: 'donated.campaign.防汛救灾' },
      category: { measure: 'indicator:hotline-accepted.category.防疫 应急' },
    }
    answered(await save(scene, saying('防汛捐款{campaign}元，防疫应急诉求{category}件', slots)))
  })

  it('is refused when it asks a measure for a form that it has not got', async () => {
    const scene = await office()
    const asks = (slot: Slot) => save(scene, saying('共{n}', { n: slot }))
    for (const slot of [
      { measure: 'honours', form: 'names' },
      { measure: 'members', form: 'cadence' },
      { measure: 'hotline-closing-rate', form: 'mean' },
      { measure: 'donors', form: 'projection' },
    ] as const)
      expect(await asks(slot)).toMatchObject({ code: 'no-such-measure' })
    answered(await asks({ measure: 'donated', form: 'projection' }))
  })

  it('is refused when it names a measure that does not exist, or leaves a slot open', async () => {
    const scene = await office()
    expect(await save(scene, saying('捐款{n}元', { n: { measure: 'no-such' } }))).toMatchObject({
      code: 'no-such-measure',
      field: 'template.sections.0.statements.0.clauses.0.slots.n',
      detail: { measure: 'no-such' },
    })
    expect(await save(scene, saying('捐款{n}元、{m}人', { n: { measure: 'donated' } }))).toMatchObject({
      code: 'slot-missing',
      detail: { slot: 'm' },
    })
    expect(await scene.store.count('templates', {})).toBe(0)
  })
})

const NO_TARGET = { partOf: null, target: null, owner: null }
const counters: IndicatorDefinition = { code: 'windows', name: '窗口接待', unit: '人次', over: 'sum', ...NO_TARGET }
const JANUARY: IndicatorMonth = {
  ...{ _id: `${BRANCH}:2025-01#1`, revision: 1, branchId: BRANCH, occurredOn: civilDate('2025-01-31') },
  ...{ recordedAt: NOW, recordedBy: 'clerk', source: 'clerk', state: 'confirmed', isLateEntry: false },
  ...{ settledBy: 'clerk', settledAt: NOW, reason: null, supersedes: null, supersededBy: null },
  ...{ month: month('2025-01'), version: 1, values: [{ indicator: 'windows', category: null, value: 1234 }] },
}

describe('a branch’s own indicators', () => {
  const textOf = async (scene: Office) => {
    const { reportId } = answered(await scene.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')).value
    const { sections, figures } = answered(
      await scene.call('report.get', { branchId: BRANCH, reportId }, 'secretary'),
    ).value
    return sections
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ parts }) => parts))
      .map((part) => (part.is === 'figure' ? figures[part.figure]?.display : part.text))
      .join('')
  }
  const withOwn = async () => {
    const scene = await office()
    scene.store.seed('branches', branch({ indicators: [counters] }))
    return scene
  }

  it('print in the draft though no template names them', async () => {
    const scene = await withOwn()
    scene.store.seed('indicatorMonths', JANUARY)
    expect(await textOf(scene)).toContain('窗口接待1,234人次')
  })

  it('print once where the branch’s own template names them', async () => {
    const scene = await withOwn()
    scene.store.seed('indicatorMonths', JANUARY)
    const named = saying('窗口共接待{n}人次', { n: { measure: 'indicator:windows' } })
    answered(
      await save(scene, { ...named, sections: named.sections.map((each) => ({ ...each, ownIndicators: true })) }),
    )
    expect((await textOf(scene)).match(/1,234/g)).toHaveLength(1)
  })
})
