/** A small template as the server answers it, and how it reads now. */
import type { OutputOf } from '#contract'
import type { ReportTemplate } from '#domain/report/duty-report'
import { instant } from '#domain/time/instant'
import type { Answers } from '../../../builders/simulate'
import { SECRETARY } from '../report/report-data'

export type TemplateAnswer = OutputOf<'template.get'>
export type PreviewAnswer = OutputOf<'template.preview'>

/** A sentence of its own. */
const DUTY = { text: '。安排值守{n}班次', about: '值守', slots: { n: { measure: 'duty-shifts' } } }

export const TEMPLATE: ReportTemplate = {
  title: '{year}年度述职报告',
  sections: [
    { id: 'opening', heading: '', level: 0, statements: [] },
    { id: 'work', heading: '主要工作', level: 1, statements: [], budget: 700 },
    {
      id: 'duties',
      heading: '组织生活',
      level: 2,
      statements: [
        {
          id: 'lectures',
          worth: 'core',
          clauses: [
            {
              text: '{span}讲党课{n}次',
              about: '党课',
              slots: { n: { measure: 'lectures' } },
              then: [{ text: '到会率{r}%', about: '到会率', slots: { r: { measure: 'rate' } }, atLeast: { r: 80 } }],
            },
          ],
        },
        { id: 'honours', worth: 'notable', clauses: [{ text: '获得荣誉', about: '荣誉', slots: {} }, DUTY] },
      ],
    },
    { id: 'service', heading: '服务群众', level: 2, statements: [] },
    { id: 'problems', heading: '存在的问题', level: 1, statements: [], toWrite: '请写', budget: 1500 },
  ],
}

export const SAVED_AT = instant('2026-01-06T02:00:00.000Z')
export function template(overrides: Partial<TemplateAnswer> = {}): TemplateAnswer {
  return {
    ...{ revision: 3, from: 'own', template: TEMPLATE, saved: { at: SAVED_AT, byName: '张三' } },
    ...{ handedDown: null, handsDown: null, mayHandDown: false, history: [] },
    ...overrides,
  }
}

export const PREVIEW: PreviewAnswer = {
  paragraphs: [{ statement: 'lectures', text: '全年讲党课4次，到会率92%。' }],
  figures: [
    { key: 'lectures', title: '党课', unit: '次', now: '4', why: '' },
    { key: 'rate', title: '到会率', unit: '%', now: '92', why: '' },
  ],
}

export const TEMPLATES: Answers = { 'me.get': SECRETARY, 'template.get': template(), 'template.preview': PREVIEW }
