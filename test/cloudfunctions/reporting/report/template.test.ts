import type { ReportTemplate } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import type { IndicatorDefinition, IndicatorMonth } from '#domain/entries/indicator'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { civilDate, month } from '#domain/time/civil-date'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { faultIn } from '../../../../cloudfunctions/reporting/report/template-fault'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { dutyReportTemplate } from '../../../../cloudfunctions/reporting/template/template'
import { donation } from '../../../builders/entries'
import { branch, BRANCH, NOW, openOffice, type Office } from '../../../builders/office'

const office = () => openOffice({ handlers: { ...templateHandlers, ...reportHandlers } })

function answered<A extends { readonly ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer as Extract<A, { ok: true }>
}

const templateOf = async (scene: Office) =>
  answered(await scene.call('template.get', { branchId: BRANCH }, 'secretary')).value
const save = async (scene: Office, template: ReportTemplate) => {
  const { revision } = await templateOf(scene)
  return scene.call('template.save', { branchId: BRANCH, revision, template }, 'secretary')
}

function saying(text: string, slots: Record<string, Slot>): ReportTemplate {
  const clauses = [{ text, about: '捐款', slots }]
  return {
    title: '我的报告',
    sections: [{ id: 'only', heading: '捐款', level: 1, statements: [{ id: 's', worth: 'core', clauses }] }],
  }
}

describe('the template', () => {
  it('of the house names only measures and dimensions that exist, and fills every slot', () => {
    expect(faultIn(dutyReportTemplate('branch'), { indicators: [], kinds: [] })).toBeUndefined()
  })

  it('of the house can be read, and saved back as it is without being changed', async () => {
    const scene = await office()
    const { from, template } = await templateOf(scene)
    expect({ from, template }).toEqual({ from: 'house', template: dutyReportTemplate('branch') })
    answered(await save(scene, template))
    expect(await templateOf(scene)).toMatchObject({ from: 'own', template: dutyReportTemplate('branch') })
  })

  it('of a branch takes the place of the house’s', async () => {
    const scene = await office()
    answered(await save(scene, saying('现将情况报告如下', {})))
    const { value } = answered(await scene.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary'))
    const { reportId } = value
    const report = answered(await scene.call('report.get', { branchId: BRANCH, reportId }, 'secretary')).value
    // Drafts of one year are told apart by their day.
    expect(report).toMatchObject({ title: '我的报告（截至6月10日）', sections: [{ heading: '捐款' }] })
  })

  it('prints no heading over nothing', async () => {
    const scene = await office()
    const empty = { id: 'donations', heading: '捐款', level: 2, statements: [] } as const
    const [under, ...others] = saying('捐款{n}元', { n: { measure: 'donated' } }).sections
    if (!under) throw new Error('no section')
    const work = { ...empty, id: 'work', heading: '主要工作', level: 1 } as const
    const written = { ...empty, id: 'to-write', toWrite: '请填写' } as const
    const kept = { ...work, id: 'kept', heading: '其他工作' }
    const sections = [work, { ...under, level: 2 as const }, ...others, kept, written]
    answered(await save(scene, { title: '报告', sections }))
    const { value } = answered(await scene.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary'))
    const { reportId } = value
    const report = answered(await scene.call('report.get', { branchId: BRANCH, reportId }, 'secretary')).value
    expect(report.sections.map(({ id }) => id)).toEqual(['kept', 'to-write'])
  })

  it('is the house’s again after going back to it, as often as one goes', async () => {
    const scene = await office()
    answered(await save(scene, saying('捐款{n}元', { n: { measure: 'donated' } })))
    for (const revision of [1, 2])
      answered(await scene.call('template.reset', { branchId: BRANCH, revision }, 'secretary'))
    expect(await templateOf(scene)).toMatchObject({ from: 'house', template: dutyReportTemplate('branch') })
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

  it('does not draft what is switched off, and keeps it', async () => {
    const scene = await office()
    const [section] = saying('捐款', {}).sections
    const other: ReportTemplate['sections'][number] = { id: 'other', heading: '其他', level: 1, statements: [] }
    const off = { ...section, statements: section?.statements.map((each) => ({ ...each, isOff: true as const })) ?? [] }
    const sections = [
      { ...other, ...off },
      { ...other, isOff: true as const },
    ]
    answered(await save(scene, { title: '报告', sections }))
    expect((await templateOf(scene)).template.sections).toEqual(sections)
    const { value } = answered(await scene.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary'))
    const report = await scene.store.get('reports', value.reportId)
    expect(report?.sections).toEqual([{ id: 'only', heading: '捐款', level: 1, paragraphs: [] }])
  })
})

describe('two people at one template', () => {
  const change = (scene: Office, revision: number, as: string, text: string) =>
    scene.call('template.save', { branchId: BRANCH, revision, template: saying(text, {}) }, as)

  it('do not overwrite each other: the later is told who changed it and when', async () => {
    const scene = await office()
    answered(await change(scene, 0, 'clerk', '先存的'))
    expect(await change(scene, 0, 'secretary', '后存的')).toMatchObject({
      ...{ ok: false, code: 'template-changed', field: 'revision' },
      detail: { revision: 1, by: '党员clerk', at: NOW },
    })
    expect(await templateOf(scene)).toMatchObject({ revision: 1, template: saying('先存的', {}) })
  })

  it('nor does going back to the usual one, or to an earlier version', async () => {
    const scene = await office()
    for (const [revision, text] of ['甲', '乙'].entries()) answered(await change(scene, revision, 'clerk', text))
    const place = { branchId: BRANCH, revision: 1 }
    expect(await scene.call('template.reset', place, 'secretary')).toMatchObject({ code: 'template-changed' })
    expect(await scene.call('template.undo', { ...place, version: 1 }, 'secretary')).toMatchObject({
      code: 'template-changed',
    })
  })
})

describe('earlier versions of a template', () => {
  const saved = async (count: number) => {
    const scene = await office()
    for (let number = 1; number <= count; number++) answered(await save(scene, saying('改'.repeat(number), {})))
    return scene
  }
  const undo = (scene: Office, revision: number, version: number) =>
    scene.call('template.undo', { branchId: BRANCH, revision, version }, 'secretary')

  it('can be gone back to, and what was left can be gone back to as well', async () => {
    const scene = await saved(2)
    expect((await templateOf(scene)).history).toEqual([
      { version: 1, at: NOW, byName: '党员secretary', is: 'own', statements: 1 },
    ])
    answered(await undo(scene, 2, 1))
    expect(await templateOf(scene)).toMatchObject({ revision: 3, template: saying('改', {}) })
    answered(await undo(scene, 3, 2))
    expect(await templateOf(scene)).toMatchObject({ revision: 4, template: saying('改改', {}) })
  })

  it('are there after going back to the usual one', async () => {
    const scene = await saved(1)
    answered(await scene.call('template.reset', { branchId: BRANCH, revision: 1 }, 'secretary'))
    answered(await undo(scene, 2, 1))
    expect(await templateOf(scene)).toMatchObject({ from: 'own', template: saying('改', {}) })
  })

  it('are the last eight', async () => {
    const scene = await saved(10)
    expect((await templateOf(scene)).history.map(({ version }) => version)).toEqual([9, 8, 7, 6, 5, 4, 3, 2])
    expect(await undo(scene, 10, 1)).toMatchObject({ code: 'no-such-version' })
  })

  it('cannot be gone back to where they name an indicator that there is no more', async () => {
    const scene = await office()
    scene.store.seed('branches', branch({ indicators: [counters] }))
    answered(await save(scene, saying('接待{n}人次', { n: { measure: 'indicator:windows' } })))
    answered(await save(scene, saying('接待', {})))
    scene.store.seed('branches', branch())
    expect(await undo(scene, 2, 1)).toMatchObject({
      code: 'template-unfit',
      detail: { why: '没有“indicator:windows”这个指标' },
    })
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
  const paragraphsOf = async (scene: Office) => {
    const { reportId } = answered(await scene.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')).value
    const { sections, figures } = answered(
      await scene.call('report.get', { branchId: BRANCH, reportId }, 'secretary'),
    ).value
    return sections.flatMap(({ paragraphs }) =>
      paragraphs.map(({ parts }) =>
        parts.map((part) => (part.is === 'figure' ? figures[part.figure]?.display : part.text)).join(''),
      ),
    )
  }
  const textOf = async (scene: Office) => (await paragraphsOf(scene)).join('')
  const withOwn = async () => {
    const scene = await office()
    scene.store.seed('branches', branch({ indicators: [counters] }))
    return scene
  }

  it('print in the draft though no template names them', async () => {
    const scene = await withOwn()
    scene.store.seed('indicatorMonths', JANUARY)
    expect(await textOf(scene)).toContain('1月至5月窗口接待共1,234人次。')
  })

  it('do not print where the statement that names them is switched off', async () => {
    const scene = await withOwn()
    scene.store.seed('indicatorMonths', JANUARY)
    const { title, sections } = saying('窗口共接待{n}人次', { n: { measure: 'indicator:windows' } })
    const off = sections.map((each) => ({
      ...{ ...each, ownIndicators: true as const },
      statements: each.statements.map((one) => ({ ...one, isOff: true as const })),
    }))
    answered(await save(scene, { title, sections: off }))
    expect(await textOf(scene)).not.toContain('1,234')
  })

  it('that were given up are told as not applicable, and stop no draft', async () => {
    const scene = await withOwn()
    answered(await save(scene, saying('窗口共接待{n}人次', { n: { measure: 'indicator:windows' } })))
    scene.store.seed('branches', branch())
    const { reportId } = answered(await scene.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')).value
    const report = await scene.store.get('reports', reportId)
    expect(report).toMatchObject({
      sections: [{ paragraphs: [] }],
      notApplicable: [{ about: '捐款', why: '这里没有这个指标' }],
    })
  })

  it('never go on with a paragraph that a person wrote: each reads by itself', async () => {
    const scene = await withOwn()
    scene.store.seed('indicatorMonths', JANUARY)
    scene.store.seed('donations', donation('g1', { memberId: 'member-1' }))
    const own = saying('捐款的党员有{n}人', { n: { measure: 'donors' } })
    const sections = own.sections.map((each) => ({ ...each, ownIndicators: true as const }))
    answered(await save(scene, { ...own, sections }))
    expect(await paragraphsOf(scene)).toEqual(['捐款的党员有1人。', '1月至5月窗口接待共1,234人次。'])
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
