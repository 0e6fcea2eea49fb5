/** A short report and what the server answers about figures, for the tests of the pages about the report. */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { yearPeriod } from '#domain/time/period'
import { PERMISSIONS, type Permission } from '#domain/people/permission'
import type {
  CatalogueMeasure,
  EvidenceLine,
  Report,
  ReportFigure,
  ReportHead,
  Resolved,
  SplitPart,
} from '../../../../miniprogram/services/reports'

export const BRANCH_ID = 'branch-1'
export const REPORT_ID = 'branch-1:2025:2025-12-31'
/** 8 January 2026, 09:00 in Beijing. */
export const JANUARY = '2026-01-08T01:00:00.000Z'

export const HEAD: ReportHead = {
  reportId: REPORT_ID,
  year: 2025,
  cutOff: civilDate('2025-12-31'),
  title: '2025年度述职报告',
  scope: 'own',
  unit: '第一党支部',
  draftedAt: instant(JANUARY),
}

/** What was made final of it. */
export const FINAL: NonNullable<Report['final']> = {
  ...{ finalId: `${REPORT_ID}:own:1`, version: 1, year: 2025, cutOff: HEAD.cutOff, code: '9F3A-12C4-77B0-E1D5' },
  approval: { meetingId: 'approving', title: '支委会', occurredOn: civilDate('2025-12-30') },
  ...{ finalizedAt: instant(JANUARY), isSame: true },
}

export function figure(overrides: Partial<ReportFigure> = {}): ReportFigure {
  return {
    key: 'activities',
    measure: 'activities',
    title: '会议和活动',
    definition: '会议和活动记录，逐条计数',
    unit: '次',
    period: yearPeriod(2025),
    value: 38,
    display: '38',
    records: 38,
    part: null,
    scope: 'report',
    leftOut: [],
    ...overrides,
  }
}

export function report(overrides: Partial<Report> = {}): Report {
  return {
    ...HEAD,
    author: { memberId: 'zhang-san', name: '张三', post: 'secretary', fromOn: civilDate('2025-01-01') },
    branchTable: null,
    withoutRecords: [],
    sections: [
      {
        id: 'life',
        heading: '组织生活',
        level: 1,
        paragraphs: [
          {
            statement: 'activities',
            parts: [
              { is: 'text', text: '开展会议和活动' },
              { is: 'figure', figure: 0 },
              { is: 'text', text: '次。' },
            ],
          },
        ],
      },
    ],
    figures: [figure()],
    unrecorded: [{ about: '荣誉', enterAt: 'ledger:honour', statement: 'honours', period: 'report' }],
    notApplicable: [{ about: '党组会议', why: '党支部不设党组' }],
    ...overrides,
  }
}

export function resolved(overrides: Partial<Extract<Resolved, { kind: 'value' }>> = {}): Resolved {
  const { key: _k, measure: _m, part: _p, scope: _s, leftOut: _l, ...rest } = figure()
  return { kind: 'value', ...rest, period: { ...yearPeriod(2025) }, ...overrides }
}

export function part(key: string, overrides: Partial<SplitPart> = {}): SplitPart {
  const { key: _k, measure: _m, part: _p, scope: _s, leftOut: _l, ...rest } = figure()
  return { ...rest, period: { ...yearPeriod(2025) }, key, label: key, ...overrides }
}

/** `before`: the same figures of the days beside them. */
export function computed(
  figures: Readonly<Record<string, Resolved>>,
  before: Readonly<Record<string, Resolved>> = {},
): OutputOf<'measure.compute'> {
  const listed = Object.entries(figures).map(([measureId, result]) => {
    return { measureId, result, beside: before[measureId] ?? null }
  })
  return { results: [{ branchId: BRANCH_ID, branchName: '第一党支部', figures: listed }] }
}

export function evidenceLine(id: string, overrides: Partial<EvidenceLine> = {}): EvidenceLine {
  return {
    date: civilDate('2025-03-04'),
    title: `党课：${id}`,
    collection: 'meetings',
    id,
    branchId: BRANCH_ID,
    branch: null,
    part: null,
    ...overrides,
  }
}

export function measured(id: string, overrides: Partial<CatalogueMeasure> = {}): CatalogueMeasure {
  return {
    group: '组织生活和学习',
    id,
    title: '党课',
    unit: '次',
    definition: '党课记录，逐条计数',
    dimensions: [],
    hasActor: false,
    addsUp: true,
    isDate: false,
    ...overrides,
  }
}

export function me(permissions: readonly Permission[], kind: 'branch' | 'bureau' = 'branch'): OutputOf<'me.get'> {
  const named = { branchId: BRANCH_ID, kind }
  return {
    bound: true,
    memberId: 'member-1',
    name: '张三',
    branch: { ...named, name: '第一党支部', scanning: true },
    stage: 'full',
    cell: null,
    posts: [],
    permissions: [{ ...named, branchName: '第一党支部', permissions: [...permissions] }],
  }
}
/** May write the report. */
export const SECRETARY = me(PERMISSIONS)
/** May look at it. */
export const READER = me(['read-records'])
/** Drafts a bureau's report. */
export const OFFICE = me(PERMISSIONS, 'bureau')

/** A bureau with one branch below it. */
export function bureauTree(): OutputOf<'branch.tree'> {
  const node = { formedOn: civilDate('2015-07-01'), dissolvedOn: null }
  return {
    branches: [
      {
        ...node,
        branchId: BRANCH_ID,
        name: '某局',
        kind: 'bureau',
        parentId: null,
        depth: 0,
        permissions: ['read-records'],
      },
      {
        ...node,
        branchId: 'below',
        name: '第一党支部',
        kind: 'branch',
        parentId: BRANCH_ID,
        depth: 1,
        permissions: [],
      },
    ],
  }
}
